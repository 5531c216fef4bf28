// SPDX-FileCopyrightText: 2026 The Catalpa authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "base/pending.h"
#include "models/services.h"

#include <QtCore/QObject>
#include <QtCore/QPointer>

QT_BEGIN_NAMESPACE
class QWidget;
QT_END_NAMESPACE

namespace catalpa {
class CatalogueOpener;
}

namespace catalpa::ui {

class CataloguePage;
class LateNotice;
class Prompts;

//! Adds sample books. Before they go into a catalogue that others use too it asks, with numbers and with the way back.
//! They are one step of undo where the database records what is done.
class SampleController final : public QObject {
    Q_OBJECT

public:
    //! All must outlive it; \a window is its parent.
    SampleController(const Services &services, Prompts &prompts, CatalogueOpener &opener, QWidget &window);

    //! To the catalogue that is open and shown by \a page; \a catalogue is its name for people.
    void add(CataloguePage *page, const QString &catalogue);

Q_SIGNALS:
    //! A sentence for the status bar.
    void told(const QString &sentence);

private:
    void begin();
    void end();
    void ask(const Sample &sample, const QString &catalogue);
    void take(const SampleReport &report, const QString &batch);
    QString wayBack() const;
    void fail(const Error &error);

    const Services &m_services;
    Prompts &m_prompts;
    CatalogueOpener &m_opener;
    QWidget &m_window;
    QPointer<CataloguePage> m_page;
    QPointer<LateNotice> m_notice; //!< Of the page.
    Pending m_sample; //!< Is being read, to be counted.
};

} // namespace catalpa::ui
