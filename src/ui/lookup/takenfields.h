// SPDX-FileCopyrightText: 2026 The Catalpa authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/outbox/outbox.h"
#include "ui/widgets/banner.h"

namespace catalpa::ui {

//! Hands the fields that a book takes to the outbox, and tells what becomes of them; what was told meanwhile stays.
//! Lives as long as the banner: where the page is made anew, it goes on with the outbox of that.
class TakenFields final : public QObject {
    Q_OBJECT

public:
    TakenFields(Outbox &outbox, const BookEdit &edit, Banner &banner);

    //! The same catalogue has another outbox, which has the edit from the journal, or will have it.
    void goOn(Outbox &outbox);

private:
    void listen(Outbox &outbox);
    //! Finds the edit again by its token, as the numbers are those of an outbox.
    void find(const Outbox &outbox);
    void follow(const Outbox &outbox);
    void tell(Banner::Tone tone, const QString &sentence);
    void end();

    Banner &m_banner;
    QString m_title;
    QString m_told;
    quint64 m_number = 0; //!< 0 while no outbox is known to have it.
    QUuid m_token;
    bool m_isTold = false; //!< What became of it.
};

} // namespace catalpa::ui
