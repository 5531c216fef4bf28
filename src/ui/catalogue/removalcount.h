// SPDX-FileCopyrightText: 2026 The Catalpa authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "base/pending.h"
#include "core/records/removal.h"

#include <QtCore/QFuture>
#include <QtCore/QObject>
#include <QtCore/QTimer>

#include <functional>

namespace catalpa {
class Outbox;
}

namespace catalpa::ui {

class Banner;

//! Counts what would be deleted, as it is in the database and not as a table shows it, and says when that takes long or
//! cannot be done now.
class RemovalCount final : public QObject {
    Q_OBJECT

public:
    //! Both must outlive it.
    RemovalCount(const Outbox &outbox, Banner &banner, QObject *parent);

    //! The records of \a counting; counted() answers. \a again does the same once more.
    void begin(const QFuture<Result<RemovedRecords>> &counting, const std::function<void()> &again);
    //! Nobody wants to know any more. Does nothing when nothing is counted.
    void stop(bool &hasStopped);

Q_SIGNALS:
    void counted(const catalpa::RemovedRecords &records);
    void failed(const catalpa::Error &error);
    //! A sentence for the status bar.
    void told(const QString &sentence);

private:
    void tellNeeded(const std::function<void()> &again);
    void forgetNeeded();

    const Outbox &m_outbox;
    Banner &m_banner;
    Pending m_counting;
    QTimer m_patience;
    QString m_needed; //!< What the banner says while the database cannot be reached.
};

} // namespace catalpa::ui
