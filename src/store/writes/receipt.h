// SPDX-FileCopyrightText: 2026 The Catalpa authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/catalogue.h"
#include "core/records/sending.h"
#include "db/session.h"
#include "db/transaction.h"

namespace catalpa::store {

//! The receipt that the database keeps of an edit (catalpa.receipts), in the statement or the transaction that saves
//! it: whoever sends an edit again finds it. Where the database keeps none, all of it is empty, but for the batch that
//! names the edit to the history of records.
class Receipt {
public:
    Receipt(const CatalogueCapabilities &capabilities, const Sending &sending);

    //! The database keeps receipts, and one of this edit.
    bool isKept() const { return m_isKept; }
    //! An earlier sending may have been saved, and nothing can tell.
    bool isInDoubt() const { return m_isRepeated && !m_isKept; }
    //! Only what an earlier sending has come to is asked.
    bool isLookUp() const { return m_isLookUp; }

    //! SQL that begins a transaction which saves the edit.
    QByteArray beginning() const;
    //! For a part of the edit whose other part leaves the receipt in the same transaction.
    Receipt forPart() const;
    //! For a statement in a transaction that has the receipt and its settings.
    Receipt within() const;
    //! For the WHERE of the statement that saves the edit: false when there is a receipt.
    QByteArray condition() const;
    //! A further WITH query that leaves the receipt for each row of \a saved, "a" for instance, which has the column
    //! id.
    QByteArray taking(const QByteArray &saved) const;
    //! True when \a error says that another sending of the same edit was faster.
    static bool isTaken(const Error &error);
    //! Whether there is one; the number of the record that was added, or 0 where none was.
    Result<std::optional<qint64>> find(db::Session &session) const;

    //! Somebody wants to know what the database changes by rules of its own.
    bool asksWhatIsRuled() const { return m_ruled != nullptr; }
    void noteRuled(const QList<RecordField> &fields) const
    {
        if (m_ruled)
            *m_ruled = fields;
    }

    //! Begins a transaction with the receipt; false when there was one, then only a rollback is left.
    Result<bool> begin(db::Transaction &transaction) const;

private:
    //! Tells who has sent the edit that there is a receipt.
    void noteFound() const;

    QByteArray m_batch; //!< The same; empty without a name.
    QByteArray m_token; //!< As SQL, 'xxxxxxxx-xxxx-…'; empty without a token.
    bool m_isKept;
    bool m_isRepeated;
    bool m_isLookUp;
    QByteArray m_patience; //!< As SQL, '2000ms'; empty without.
    std::shared_ptr<QList<RecordField>> m_ruled; //!< May be null.
    std::shared_ptr<std::atomic_bool> m_isLookedUp; //!< May be null.
};

} // namespace catalpa::store
