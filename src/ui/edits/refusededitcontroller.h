// SPDX-FileCopyrightText: 2026 The Catalpa authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/outbox/fieldchange.h"

#include <QtCore/QHash>
#include <QtCore/QObject>

namespace catalpa {
class Outbox;
}

namespace catalpa::ui {

class Banner;
class ConflictPane;

//! Asks about edits that the database has refused, one field at a time: a refused edit stays as typed until a person
//! decides for theirs, mine, a third value, or none. When it is decided, however that came, the next one's turn has
//! come. What is left for later is asked about again by review() and after the next start.
class RefusedEditController final : public QObject {
    Q_OBJECT

public:
    //! All must outlive this.
    RefusedEditController(Outbox &outbox, Banner &banner, ConflictPane &pane, QObject *parent);

    //! Asks again about what was left for later, \a number first.
    void review(quint64 number = 0);

Q_SIGNALS:
    //! The person wants to see the record of an edit.
    void showRequested(const catalpa::Edit &edit);
    //! An edit or a part of it was dropped: what is shown of its record is old.
    void dropped();

private:
    //! One field of a refused edit, or all of one that is no conflict.
    struct Question {
        quint64 number = 0;
        std::optional<FieldConflict> conflict;

        bool operator==(const Question &) const = default;
    };

    QList<Question> questions() const;
    bool isPostponed(const Question &question) const;
    const Edit &editOf(const OutboxEntry &entry) const;
    void askNext();
    void askAbout(const QList<Question> &conflicts);
    void tellOf(const OutboxEntry &entry);
    void takeTheirs();
    void keepMine(const std::optional<QString> &typed);
    void decide(const OutboxEntry &entry, const Edit &edit);
    void postpone(const Question &question);
    const OutboxEntry *asked() const;

    Outbox &m_outbox;
    Banner &m_banner;
    ConflictPane &m_pane;
    QHash<quint64, Edit> m_halfDecided; //!< Edits of which some fields are decided.
    QList<Question> m_postponed;
    Question m_asked; //!< What the pane asks.
    quint64 m_told = 0; //!< The edit that the banner tells of; 0 for none.
    quint64 m_first = 0; //!< The edit to be asked about first.
    QString m_sentence; //!< What the banner says of it.
};

} // namespace catalpa::ui
