// SPDX-FileCopyrightText: 2026 The Catalpa authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "base/pending.h"
#include "core/records/book.h"
#include "core/search/page.h"
#include "exchange/catalogue/importreport.h"
#include "exchange/lookup/lookup.h"
#include "exchange/reader.h"

#include <QtCore/QAbstractTableModel>

#include <functional>
#include <optional>

namespace catalpa {

//! What is looked up, a row for each ISBN and each record that was found: asked one after the other, in the background.
//! When a target does not answer, the rest waits until somebody says to go on.
class LookUpModel final : public QAbstractTableModel {
    Q_OBJECT

public:
    enum Column { Asked, StateColumn, Title, People, Published };
    enum class State {
        Waiting,
        Asking,
        Found,
        Other, //!< What was found has another ISBN.
        NotFound,
        Here, //!< The catalogue has a book with that ISBN.
        NoIsbn, //!< It has a fault, so nobody is asked.
        Failed,
        NotTaken, //!< What was found cannot be added.
        Added
    };
    struct Row {
        QString asked;
        exchange::LookUpQuery query;
        exchange::LookUpTarget target;
        State state = State::Waiting;
        std::optional<exchange::ExchangeRecord> record{};
        std::optional<Book> here{}; //!< The book of the catalogue that has the ISBN.
        QString note{}; //!< A sentence about it; may be empty.
        bool isTaken = false; //!< A book has taken fields of it.
        bool isByIsbn() const { return !query.isbns.isEmpty(); }
        bool hasComeToSomething() const { return isTaken || state == State::Added || state == State::Here; }
        bool isUnanswered() const { return state == State::Waiting || state == State::Failed; }
    };
    using Ask = std::function<QFuture<Result<exchange::LookUpAnswer>>(const exchange::LookUpTarget &,
                                                                      const exchange::LookUpQuery &)>;
    //! Rows, which may move while more is found.
    using Places = QList<QPersistentModelIndex>;
    //! A book of the catalogue that has the ISBN.
    using FindHere = std::function<QFuture<Result<Page<Book>>>(const QString &isbn)>;

    //! How many are added as one import: of no more an ImportReport tells what became of each.
    static constexpr qsizetype mostAtOnce = exchange::Remarks::mostKept;

    //! \a findHere may be null: then nothing is known to be here.
    LookUpModel(Ask ask, FindHere findHere, QObject *parent = nullptr);

    //! The place of what is looked up now: a new row, or that of the same ISBN or words at this target. One without an
    //! answer is asked again at this target; so is what waits, unless something is being asked.
    int add(const QString &asked, const exchange::LookUpQuery &query, const exchange::LookUpTarget &target);
    //! Whether that is in the list, and add() would not ask it again: it is answered, or will be.
    bool isInList(const exchange::LookUpQuery &query, const exchange::LookUpTarget &target) const;
    //! The same for what cannot be asked now, or never: it is kept in this state, with the reason.
    int addUnasked(const QString &asked, const exchange::LookUpQuery &query, State state, const QString &reason);
    //! Takes back what is being asked; what waits goes on waiting.
    void stop();
    //! Asks what failed and what waits, at this target.
    void goOn(const exchange::LookUpTarget &target);

    const QList<Row> &rows() const { return m_rows; }
    bool isBusy() const { return m_pending.isActive(); }
    int count(State state) const;
    //! The rows with what was found by its ISBN and is not added, the first of them.
    Places foundByIsbn() const;
    //! How many rows would be lost without having come to anything: each ISBN that was scanned and is neither added nor
    //! here nor taken, and words that have no answer, or of whose records none is added or taken.
    int unsettled() const;
    //! A book has taken fields of the record of this row.
    void setTaken(int row);
    //! What was made of the records of some rows, which the report counts from 1.
    void setImported(const Places &rows, const exchange::ImportReport &report);

    int rowCount(const QModelIndex &parent = {}) const override;
    int columnCount(const QModelIndex &parent = {}) const override;
    QVariant data(const QModelIndex &index, int role) const override;
    QVariant headerData(int section, Qt::Orientation orientation, int role) const override;

Q_SIGNALS:
    //! A row has another state, or there is another one.
    void progressed();
    //! The target of a row has not answered, and what waits goes on waiting.
    void halted(const catalpa::Error &error);

private:
    //! The place of the first row that is meant; behind the last one when there is none.
    int placeOf(const std::function<bool(const Row &)> &isMeant) const;
    void append(const Row &row);
    bool isSettled(const Row &row) const;
    void putIn(int row, const exchange::LookUpTarget &target);
    void wake(const exchange::LookUpTarget &target);
    void askNext();
    void askTarget(int row);
    void take(int row, const Result<exchange::LookUpAnswer> &answer);
    void takeRecords(int row, const exchange::LookUpAnswer &answer);
    void set(int row, State state, const QString &note = {});

    Ask m_ask;
    FindHere m_findHere;
    QList<Row> m_rows;
    Pending m_pending;
};

} // namespace catalpa
