// SPDX-FileCopyrightText: 2026 The Catalpa authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/edits/additionsteps.h"

#include "wording/edittext.h"

namespace catalpa::ui {
namespace {

//! What is not known of one of both is none.
template <typename Record>
bool haveSameDetails(const Record &one, const Record &other)
{
    using Details = typename decltype(Record::details)::value_type;
    return one.details.value_or(Details()) == other.details.value_or(Details());
}

bool isSame(const Author &one, const Author &other)
{
    return one.id == other.id && one.name == other.name && one.bio == other.bio && one.country == other.country
        && haveSameDetails(one, other);
}

bool isSame(const Book &one, const Book &other)
{
    return one.id == other.id && one.title == other.title && one.authorId == other.authorId
        && haveSameDetails(one, other);
}

//! Whether exactly this is there, or nothing where nothing was added; and nobody has filed it by hand.
template <typename Record>
bool isAll(const QList<Kept<Record>> &there, const std::optional<Record> &added)
{
    if (there.size() != (added ? 1 : 0))
        return false;
    return !added || (!there.first().isFiledByHand && isSame(there.first().record, *added));
}

} // namespace

//! What was added in one go.
struct AdditionSteps::Addition {
    QString name;
    std::optional<Author> author{};
    std::optional<Book> book{};
    std::shared_ptr<RemovalController::Removal> removal{}; //!< Once it was taken back.

    bool isAllOf(const RemovedRecords &there) const
    {
        return there.alongside.isEmpty() && isAll(there.authors, author) && isAll(there.books, book);
    }
    //! The author was there before the book: both are added at one moment.
    bool hasAuthorBefore(const RemovedRecords &there) const
    {
        return book && there.authors.size() == 1 && there.authors.first().record.createdAt != book->createdAt;
    }
};

AdditionSteps::AdditionSteps(const OutboxEvents &outbox, RemovalStore &store, RemovalController &removals,
                             QObject *parent)
    : QObject(parent)
    , m_store(store)
    , m_removals(removals)
{
    connect(&outbox, &OutboxEvents::saved, this,
            [this](quint64, const Edit &edit, const CurrentRecord &record) { take(edit, record); });
}

void AdditionSteps::take(const Edit &edit, const CurrentRecord &record)
{
    Addition addition{.name = editName(edit)};
    const auto *newBook = std::get_if<NewBook>(&edit);
    if (const auto *author = std::get_if<Author>(&record); author && std::holds_alternative<NewAuthor>(edit))
        addition.author = *author;
    if (const auto *book = std::get_if<Book>(&record); book && newBook) {
        addition.book = *book;
        if (const auto &author = newBook->newAuthor)
            addition.author = {.id = book->authorId,
                               .name = author->name,
                               .bio = author->bio,
                               .country = author->country,
                               .createdAt = {},
                               .details = author->details};
    }
    if (!addition.author && !addition.book)
        return;
    const auto kept = std::make_shared<Addition>(addition);
    Q_EMIT made({.name = kept->name,
                 .undo = [this, kept](const UndoStep::Done &done) { undo(kept, done); },
                 .redo =
                     [this, kept](const UndoStep::Done &done) {
                         m_removals.restore(kept->removal, done);
                     }});
}

//! What is deleted is what is there now, when that is what was added.
void AdditionSteps::undo(const std::shared_ptr<Addition> &addition, const UndoStep::Done &done)
{
    const auto there =
        addition->author ? m_store.withBooks({addition->author->id}) : m_store.books({addition->book->id});
    deliver(there, this, [this, addition, done](const Result<RemovedRecords> &records) {
        if (!records)
            return done(passOn(records));
        if (addition->author && addition->hasAuthorBefore(*records)) {
            addition->author.reset(); // It only got the book.
            return undo(addition, done);
        }
        if (!addition->isAllOf(*records))
            return done(
                failure(ErrorKind::Conflict,
                        tr("It is not as it was added any more. Delete it where it stands, if nobody needs it.")));
        addition->removal = RemovalController::removalOf(*records);
        m_removals.remove(addition->removal, done);
    }).detach();
}

} // namespace catalpa::ui
