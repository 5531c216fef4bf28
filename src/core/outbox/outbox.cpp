// SPDX-FileCopyrightText: 2026 The Catalpa authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/outbox/outbox.h"

#include "base/logging.h"

#include <algorithm>

namespace catalpa {
namespace {

template <typename... Ts>
struct Overloaded : Ts... {
    using Ts::operator()...;
};
template <typename... Ts>
Overloaded(Ts...) -> Overloaded<Ts...>;

bool isEmpty(const Edit &edit)
{
    return std::visit([](const auto &each) { return each.isEmpty(); }, edit);
}

template <typename Entries, typename SpecificEdit, typename Record>
const OutboxEntry *newestFor(const Entries &entries, Id<Record> id)
{
    const auto found = std::find_if(entries.crbegin(), entries.crend(), [id](const OutboxEntry &entry) {
        const auto *edit = std::get_if<SpecificEdit>(&entry.edit);
        return edit && edit->id == id;
    });
    return found == entries.crend() ? nullptr : &*found;
}

// These do not go away by sending the edit again later, or by sending another one.
bool isUnreachable(const Error &error)
{
    switch (error.kind) {
    case ErrorKind::Offline:
    case ErrorKind::OutcomeUnknown:
    case ErrorKind::Refused:
    case ErrorKind::Untrusted:
    case ErrorKind::Exhausted:
    case ErrorKind::Cancelled:
        return true;
    default:
        return false;
    }
}

} // namespace

Outbox::Outbox(AuthorStore &authors, BookStore &books, std::unique_ptr<Journal> journal, QObject *parent)
    : QObject(parent)
    , m_authors(authors)
    , m_books(books)
    , m_journal(std::move(journal))
{
}

Outbox::~Outbox() = default;

void Outbox::open()
{
    if (!m_journal)
        return;
    m_opening = deliver(m_journal->open(), this, [this](const Result<QList<Edit>> &left) {
        if (left)
            takeBack(*left);
    });
}

//! What was typed before the journal was read comes after what an earlier run left in it.
void Outbox::takeBack(const QList<Edit> &left)
{
    for (auto edit = left.crbegin(); edit != left.crend(); ++edit)
        m_entries.push_front(
            {.number = ++m_lastNumber, .edit = *edit, .state = OutboxEntry::State::Waiting, .error = {}});
    for (const Edit &edit : left)
        touch(edit);
    if (!m_entries.empty())
        keep();
}

quint64 Outbox::submit(const Edit &edit)
{
    if (isEmpty(edit))
        return 0;
    m_entries.push_back({.number = ++m_lastNumber, .edit = edit, .state = OutboxEntry::State::Waiting, .error = {}});
    touch(edit);
    keep();
    return m_lastNumber;
}

void Outbox::resume()
{
    m_stalled = false;
    for (OutboxEntry &entry : m_entries) {
        if (entry.state != OutboxEntry::State::Refused || entry.error.kind != ErrorKind::Busy)
            continue;
        entry.state = OutboxEntry::State::Waiting;
        entry.error = {};
        touch(entry.edit);
    }
    Q_EMIT changed();
    sendNext();
}

void Outbox::retry(quint64 number)
{
    const auto entry = std::find_if(m_entries.cbegin(), m_entries.cend(),
                                    [number](const OutboxEntry &each) { return each.number == number; });
    if (entry == m_entries.cend())
        return;
    // What the database was too busy for once, it was too busy for more than once.
    if (entry->state == OutboxEntry::State::Refused && entry->error.kind == ErrorKind::Busy)
        return resume();
    decide(number, Edit(entry->edit));
}

void Outbox::discard(quint64 number)
{
    decide(number, AuthorEdit());
}

void Outbox::decide(quint64 number, const Edit &edit)
{
    const auto entry = std::find_if(m_entries.begin(), m_entries.end(), [number](const OutboxEntry &each) {
        return each.number == number && each.state == OutboxEntry::State::Refused;
    });
    if (entry == m_entries.end())
        return;
    const Edit old = entry->edit;
    if (isEmpty(edit)) {
        m_entries.erase(entry);
    } else {
        entry->edit = edit;
        entry->state = OutboxEntry::State::Waiting;
        entry->error = {};
    }
    touch(old);
    keep();
}

//! Writes the journal, then sends: nothing leaves before it is kept.
void Outbox::keep()
{
    Q_EMIT changed();
    if (!m_journal)
        return sendNext();
    if (m_opening.isActive())
        return; // What an earlier run left is not read yet, and would be overwritten.
    QList<Edit> edits;
    for (const OutboxEntry &entry : m_entries)
        edits += entry.edit;
    m_writing = deliver(m_journal->write(edits), this, [this](const Result<> &written) {
        if (!written)
            qCWarning(logUi) << "the journal of edits cannot be written:" << written.error().detail;
        sendNext();
    });
}

void Outbox::sendNext()
{
    if (m_stalled || m_opening.isActive() || m_writing.isActive() || sending() != m_entries.end())
        return;
    const auto next = std::find_if(m_entries.begin(), m_entries.end(),
                                   [](const OutboxEntry &entry) { return entry.state == OutboxEntry::State::Waiting; });
    if (next == m_entries.end())
        return;
    if (takeOverRefused(*next))
        return keep();
    next->state = OutboxEntry::State::Sending;
    const auto reply = [this](const auto &result, auto announce) {
        if (!result)
            return settle(result.error());
        const OutboxEntry entry = *sending();
        m_entries.erase(sending());
        Q_EMIT saved(entry.number, entry.edit);
        Q_EMIT(this->*announce)(*result);
        keep();
    };
    std::visit(Overloaded{[&](const AuthorEdit &edit) {
                              deliver(m_authors.apply(edit), this, [reply](const Result<Author> &author) {
                                  reply(author, &Outbox::authorSaved);
                              }).detach();
                          },
                          [&](const BookEdit &edit) {
                              deliver(m_books.apply(edit), this, [reply](const Result<Book> &book) {
                                  reply(book, &Outbox::bookSaved);
                              }).detach();
                          }},
               next->edit);
    Q_EMIT changed();
}

//! An edit that was typed over a refused one starts from what the refused one saw: the database never held the text in
//! between. True when it was so, and the refused one is gone.
bool Outbox::takeOverRefused(OutboxEntry &next)
{
    const quint64 number = next.number;
    for (auto entry = m_entries.begin(); entry != m_entries.end() && entry->number != number; ++entry) {
        const auto edit = entry->state == OutboxEntry::State::Refused ? joined(entry->edit, next.edit) : std::nullopt;
        if (!edit)
            continue;
        next.edit = *edit;
        m_entries.erase(entry);
        return true;
    }
    return false;
}

void Outbox::settle(const Error &error)
{
    const auto entry = sending();
    entry->error = error;
    if (isUnreachable(error)) {
        entry->state = OutboxEntry::State::Waiting;
        m_stalled = true;
        Q_EMIT changed();
        Q_EMIT stalled(error);
        return;
    }
    entry->state = OutboxEntry::State::Refused;
    const OutboxEntry copy = *entry;
    touch(copy.edit);
    Q_EMIT changed();
    Q_EMIT refused(copy);
    sendNext();
}

std::deque<OutboxEntry>::iterator Outbox::sending()
{
    return std::find_if(m_entries.begin(), m_entries.end(),
                        [](const OutboxEntry &entry) { return entry.state == OutboxEntry::State::Sending; });
}

void Outbox::touch(const Edit &edit)
{
    std::visit(Overloaded{[this](const AuthorEdit &each) { Q_EMIT authorTouched(each.id); },
                          [this](const BookEdit &each) {
                              Q_EMIT bookTouched(each.id);
                          }},
               edit);
}

const OutboxEntry *Outbox::firstRefused() const
{
    const auto found = std::find_if(m_entries.cbegin(), m_entries.cend(), [](const OutboxEntry &entry) {
        return entry.state == OutboxEntry::State::Refused;
    });
    return found == m_entries.cend() ? nullptr : &*found;
}

const OutboxEntry *Outbox::entryFor(Id<Author> id) const
{
    return newestFor<std::deque<OutboxEntry>, AuthorEdit>(m_entries, id);
}

const OutboxEntry *Outbox::entryFor(Id<Book> id) const
{
    return newestFor<std::deque<OutboxEntry>, BookEdit>(m_entries, id);
}

Author Outbox::withEdits(Author author) const
{
    for (const OutboxEntry &entry : m_entries) {
        const auto *edit = std::get_if<AuthorEdit>(&entry.edit);
        if (edit && edit->id == author.id)
            author = applied(*edit, author);
    }
    return author;
}

Book Outbox::withEdits(Book book) const
{
    for (const OutboxEntry &entry : m_entries) {
        const auto *edit = std::get_if<BookEdit>(&entry.edit);
        if (edit && edit->id == book.id)
            book = applied(*edit, book);
    }
    return book;
}

} // namespace catalpa
