// SPDX-FileCopyrightText: 2026 The Catalpa authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/outbox/outbox.h"
#include "core/reachability.h"

namespace catalpa::ui {

class Banner;
class PageReading;

//! What the banner says while the database does not answer: of rows that could not be read, and of edits that could not
//! be sent. It goes when its cause has gone.
class OutageNotices final : public QObject {
    Q_OBJECT

public:
    //! All must outlive it.
    OutageNotices(Outbox &outbox, Reachability &reachability, Banner &banner, QObject *parent);

    void follow(PageReading &reading);
    //! Something that was asked for could not be done.
    void showFailure(const Error &error);

Q_SIGNALS:
    //! The person wants to see what the database lacks.
    void migrationsRequested();
    //! The person wants everything to be read again.
    void refreshRequested();

private:
    void showUnread(const Error &error);
    void forgetUnread();
    void forgetFailure();

    Outbox &m_outbox;
    Banner &m_banner;
    QString m_unsent; //!< What the banner says of edits that could not be sent.
    QString m_unread; //!< What the banner says of rows that could not be read.
    QString m_failed; //!< What the banner says of something else, as long as that may pass by itself.
};

} // namespace catalpa::ui
