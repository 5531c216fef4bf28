// SPDX-FileCopyrightText: 2026 The Catalpa authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/outbox/editstores.h"

#include "base/pending.h"

namespace catalpa {
namespace {

template <typename... Ts>
struct Overloaded : Ts... {
    using Ts::operator()...;
};
template <typename... Ts>
Overloaded(Ts...) -> Overloaded<Ts...>;

template <typename Record>
void answer(const QFuture<Result<Record>> &future, QObject *context, const EditStores::Reply &reply)
{
    deliver(future, context, [reply](const Result<Record> &record) {
        reply(record ? Result<CurrentRecord>(*record) : passOn(record));
    }).detach();
}

} // namespace

Sending sendingOf(const OutboxEntry &entry)
{
    // For a record that another program holds; the other edits wait for so long.
    constexpr std::chrono::milliseconds firstPatience{2'000};
    constexpr std::chrono::milliseconds laterPatience{500};
    return {.token = entry.token,
            .isRepeated = entry.isRepeated,
            .isLookedUp = std::make_shared<std::atomic_bool>(false),
            .ruled = std::make_shared<QList<RecordField>>(),
            .patience = entry.failures == 0 ? firstPatience : laterPatience};
}

void EditStores::send(const Edit &edit, const Sending &sending, QObject *context, const Reply &reply) const
{
    std::visit(Overloaded{[&](const AuthorEdit &change) { answer(m_authors.apply(change, sending), context, reply); },
                          [&](const NewAuthor &author) { answer(m_authors.add(author, sending), context, reply); },
                          [&](const BookEdit &change) { answer(m_books.apply(change, sending), context, reply); },
                          [&](const NewBook &book) {
                              answer(m_books.add(book, sending), context, reply);
                          }},
               edit);
}

void EditStores::read(const Edit &edit, QObject *context, const Reply &reply) const
{
    if (const auto *author = std::get_if<AuthorEdit>(&edit))
        answer(m_authors.author(author->id), context, reply);
    else if (const auto *book = std::get_if<BookEdit>(&edit))
        answer(m_books.book(book->id), context, reply);
}

QList<Statement> EditStores::preview(const Edit &edit, const Sending &sending) const
{
    return std::visit(Overloaded{[&](const AuthorEdit &change) { return m_authors.preview(change, sending); },
                                 [&](const NewAuthor &author) { return m_authors.preview(author, sending); },
                                 [&](const BookEdit &change) { return m_books.preview(change, sending); },
                                 [&](const NewBook &book) {
                                     return m_books.preview(book, sending);
                                 }},
                      edit);
}

} // namespace catalpa
