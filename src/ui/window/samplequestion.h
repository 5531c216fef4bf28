// SPDX-FileCopyrightText: 2026 The Catalpa authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "base/pending.h"
#include "models/services.h"

#include <QtCore/QObject>

QT_BEGIN_NAMESPACE
class QWidget;
QT_END_NAMESPACE

namespace catalpa::ui {

class Prompts;

//! Asks before sample books go into a catalogue that others use too: with numbers, and with the way back.
class SampleQuestion final : public QObject {
    Q_OBJECT

public:
    //! All must outlive it; \a window is its parent.
    SampleQuestion(const Services &services, Prompts &prompts, QWidget &window);

    //! \a catalogue is its name for people.
    void ask(const QString &catalogue, const std::function<void()> &confirmed);

private:
    const Services &m_services;
    Prompts &m_prompts;
    QWidget &m_window;
    Pending m_sample; //!< Is being read, to be counted.
};

} // namespace catalpa::ui
