// SPDX-FileCopyrightText: 2026 The Catalpa authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/outbox/outboxentry.h"
#include "core/records/recordfield.h"

#include <QtCore/QObject>

namespace catalpa {

//! What an outbox tells.
class OutboxEvents : public QObject {
    Q_OBJECT

public:
    using QObject::QObject;

Q_SIGNALS:
    //! What is shown of a record has changed: an edit was taken in, refused or dropped.
    void authorTouched(catalpa::Id<catalpa::Author> id);
    void bookTouched(catalpa::Id<catalpa::Book> id);
    //! The database has confirmed an edit or an addition; this is the record now.
    void authorSaved(const catalpa::Author &author);
    void bookSaved(const catalpa::Book &book);
    //! The same for whoever keeps track of edits. \a edit is what the database has made of it, see asStored().
    void saved(quint64 number, const catalpa::Edit &edit, const catalpa::CurrentRecord &record);
    //! The database has made something else of an edit than was wanted.
    void altered(const catalpa::Edit &wanted, const catalpa::Edit &stored);
    //! An edit was taken in.
    void submitted(quint64 number, const catalpa::Edit &edit);
    //! An edit has gone together with an earlier one that was not saved either, which it took back.
    void cancelledOut(quint64 number);
    //! An edit was refused; see OutboxEntry::error. After a conflict OutboxEntry::now comes later, with changed().
    void refused(const catalpa::OutboxEntry &entry);
    //! One edit waits, because another program holds the record or the database is busy; the others go on.
    void delayed(const catalpa::OutboxEntry &entry);
    //! Before saved(): other fields that the database has changed with the edit, by a rule of its own.
    void ruled(quint64 number, const QList<catalpa::RecordField> &fields);
    //! The database could not be reached; everything waits.
    void stalled(const catalpa::Error &error);
    //! The database takes edits again.
    void recovered();
    //! An earlier run left edits, which are held, or something that cannot be read; see held() and left().
    void foundLeft();
    //! Number or state of the entries has changed.
    void changed();
};

} // namespace catalpa
