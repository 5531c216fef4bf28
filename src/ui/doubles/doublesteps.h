// SPDX-FileCopyrightText: 2026 The Catalpa authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/history/recordhistory.h"
#include "core/undertakings.h"
#include "models/edits/undostack.h"
#include "ui/doubles/comparedpair.h"

#include <QtCore/QObject>

#include <memory>

namespace catalpa::ui {

//! The doubles of a catalogue that is open, and decisions about them as steps of undo.
class DoubleSteps final : public QObject {
    Q_OBJECT

public:
    using Merged = std::function<void(const Result<MergeReport> &)>;

    //! \a history and \a undertakings must outlive it.
    DoubleSteps(std::unique_ptr<DoubleStore> doubles, RecordHistory &history, Undertakings &undertakings,
                QObject *parent);

    DoubleStore &doubles() const { return *m_doubles; }

    //! Merges, once, also when the answer of the database is lost; \a done is called when it is known.
    void merge(const ComparedPair &pair, const Merged &done);
    //! "merge of K. Čapek into Karel Čapek"
    UndoStep merged(const ComparedPair &pair, const MergeReport &report);
    //! Remembers that they are not the same; \a done is called when it is known.
    void part(RecordRef::Kind kind, const ProposedDouble &pair, const UndoStep::Done &done);
    UndoStep parted(RecordRef::Kind kind, const ProposedDouble &pair);

Q_SIGNALS:
    //! The tables are not as they were.
    void changed();
    //! The database does not answer, and what it has done is asked for again; a sentence.
    void waiting(const QString &sentence);

private:
    void tellOfWaiting();
    void takeBack(const std::shared_ptr<QUuid> &batch, const UndoStep::Done &done);
    void mergeAgain(const ComparedPair &pair, const std::shared_ptr<QUuid> &batch, const UndoStep::Done &done);
    void setDifferent(RecordRef::Kind kind, const ProposedDouble &pair, bool areDifferent, const UndoStep::Done &done);

    std::unique_ptr<DoubleStore> m_doubles;
    RecordHistory &m_history;
    Undertakings &m_undertakings;
};

} // namespace catalpa::ui
