// SPDX-FileCopyrightText: 2026 The Catalpa authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QtCore/QObject>
#include <QtCore/QString>

namespace catalpa {
class Outbox;
}

namespace catalpa::ui {

class Banner;
class RecordsPage;

//! What the banner says of something that a person has typed and that was not taken. It goes when that is taken back or
//! mended, when something else is recorded, and while another page is in front.
class RefusalNotice final : public QObject {
    Q_OBJECT

public:
    //! Both must outlive it.
    RefusalNotice(Outbox &outbox, Banner &banner, QObject *parent);

    void follow(RecordsPage &page);
    //! \a isHeld: a form keeps what was typed until it tells an empty sentence.
    void tell(const QString &sentence, bool isHeld = false);
    void clear();

private:
    Banner &m_banner;
    QString m_sentence;
    bool m_isHeld = false;
    bool m_isFresh = false; //!< Told by what is still going on.
};

} // namespace catalpa::ui
