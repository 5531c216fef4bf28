// SPDX-FileCopyrightText: 2026 The Catalpa authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QtCore/QTimer>

#include <chrono>

namespace catalpa {

//! Beats while it is started, by the clock. Tests beat it by hand, and see minutes pass at once.
class Ticker : public QObject {
    Q_OBJECT

public:
    static constexpr std::chrono::milliseconds interval{250};

    using QObject::QObject;

    virtual void start();
    virtual void stop() { m_timer.stop(); }

Q_SIGNALS:
    //! An interval has passed.
    void ticked();

private:
    QTimer m_timer;
};

} // namespace catalpa
