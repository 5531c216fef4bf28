// SPDX-FileCopyrightText: 2026 The Catalpa authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/outbox/outbox.h"

#include "base/logging.h"
#include "core/outbox/resending.h"

namespace catalpa {
namespace {

using State = OutboxEntry::State;

template <typename... Ts>
struct Overloaded : Ts... {
    using Ts::operator()...;
};
template <typename... Ts>
Overloaded(Ts...) -> Overloaded<Ts...>;

} // namespace

Outbox::Outbox(AuthorStore &authors, BookStore &books, std::unique_ptr<Journal> journal, QObject *parent)
    : QObject(parent)
    , m_authors(authors)
    , m_books(books)
    , m_journal(std::move(journal))
{
    m_retry.setSingleShot(true);
    connect(&m_retry, &QTimer::timeout, this, &Outbox::resume);
}

Outbox::~Outbox() = default;

void Outbox::open(const QList<QUuid> &onTheirWay)
{
    if (!m_journal)
        return;
    m_opening = deliver(m_journal->open(), this, [this, onTheirWay](const Result<JournalContent> &left) {
        if (left)
            takeBack(*left, onTheirWay);
    });
}

//! What was typed before the journal was read comes after what an earlier run left in it.
void Outbox::takeBack(const JournalContent &left, const QList<QUuid> &onTheirWay)
{
    const QList<quint64> typed = m_queue.in(State::Keeping); // They come after what was left.
    for (auto record = left.records.crbegin(); record != left.records.crend(); ++record) {
        m_queue.addFirst({.number = ++m_lastNumber,
                          .edit = record->edit,
                          .state = onTheirWay.contains(record->token) ? State::Waiting : State::Held,
                          .error = {},
                          .token = record->token,
                          .madeAt = record->madeAt,
                          .isKept = true,
                          .isRepeated = true});
    }
    m_left = left;
    for (const JournalRecord &record : left.records)
        touch(record.edit);
    if (!m_queue.in(State::Held).isEmpty() || left.unreadable > 0)
        Q_EMIT foundLeft();
    for (const quint64 number : typed)
        keep(number, m_queue.takeOver(number));
    Q_EMIT changed();
    sendNext();
}

quint64 Outbox::submit(const Edit &edit)
{
    if (isEmpty(edit))
        return 0;
    const quint64 number = ++m_lastNumber;
    m_queue.add({.number = number,
                 .edit = edit,
                 .error = {},
                 .token = QUuid::createUuid(),
                 .madeAt = QDateTime::currentDateTimeUtc()});
    const QList<QUuid> taken = m_queue.takeOver(number);
    touch(edit);
    keep(number, taken);
    return number;
}

void Outbox::resume()
{
    m_retry.stop();
    m_stalled = false;
    m_due = true;
    Q_EMIT changed();
    sendNext();
}

void Outbox::retry(quint64 number)
{
    if (const OutboxEntry *entry = m_queue.find(number))
        decide(number, Edit(entry->edit));
}

void Outbox::discard(quint64 number)
{
    decide(number, AuthorEdit());
}

void Outbox::decide(quint64 number, const Edit &edit)
{
    OutboxEntry *entry = m_queue.find(number);
    if (!entry || !isOpenForDecision(*entry))
        return;
    const OutboxEntry old = *entry;
    if (isEmpty(edit)) {
        m_queue.remove(number);
        strike(old.token);
    } else if (edit == old.edit && old.isKept) {
        entry->state = State::Waiting;
        entry->error = {};
        resume();
    } else {
        // What was decided anew is a new edit, also to the database.
        *entry = {.number = number, .edit = edit, .error = {}, .token = QUuid::createUuid(), .madeAt = old.madeAt};
        keep(number, {old.token});
    }
    touch(old.edit);
    Q_EMIT changed();
}

void Outbox::release(const QList<quint64> &numbers)
{
    m_queue.release(numbers);
    resume();
}

//! Writes the journal, then sends: nothing leaves before it is kept.
void Outbox::keep(quint64 number, const QList<QUuid> &struck)
{
    Q_EMIT changed();
    if (!m_journal)
        return setKept(number, {});
    if (m_opening.isActive())
        return; // What an earlier run left comes first.
    const OutboxEntry *entry = m_queue.find(number);
    deliver(m_journal->replace(struck, {{entry->token, entry->madeAt, entry->edit}}), this,
            [this, number](const Result<> &kept) { setKept(number, kept); })
        .detach();
}

void Outbox::setKept(quint64 number, const Result<> &kept)
{
    OutboxEntry *entry = m_queue.find(number);
    if (!entry || entry->state != State::Keeping)
        return;
    if (!kept)
        return refuse(*entry, kept.error());
    entry->isKept = bool(m_journal);
    entry->state = m_mode == Mode::Collected ? State::Held : State::Waiting;
    if (m_mode == Mode::AsTheyCome)
        resume();
    else
        Q_EMIT changed();
}

void Outbox::strike(const QUuid &token)
{
    if (!m_journal)
        return;
    // Not struck, it is recognised by its token when it is sent again.
    deliver(m_journal->strike({token}), this, [](const Result<> &struck) {
        if (!struck)
            qCWarning(logUi) << "an edit could not be struck from the journal:" << struck.error().detail;
    }).detach();
}

void Outbox::sendNext()
{
    if (m_opening.isActive() || m_queue.sending())
        return;
    if (const quint64 heir = m_queue.heir())
        keep(heir, m_queue.takeOver(heir));
    OutboxEntry *next = m_queue.next();
    if (!next)
        return;
    const bool hasFailed = m_stalled || next->failures > 0;
    if (!hasFailed || m_due)
        send(*next);
    else if (!m_retry.isActive())
        m_retry.start(pauseBeforeResending(next->error.kind, m_stalled ? m_failures : next->failures));
}

void Outbox::send(OutboxEntry &entry)
{
    entry.state = State::Sending;
    const Sending sending{entry.token, entry.isRepeated};
    const auto authorReply = [this](const Result<Author> &author) {
        settle(author, &Outbox::authorSaved);
    };
    const auto bookReply = [this](const Result<Book> &book) {
        settle(book, &Outbox::bookSaved);
    };
    std::visit(
        Overloaded{
            [&](const AuthorEdit &edit) { deliver(m_authors.apply(edit, sending), this, authorReply).detach(); },
            [&](const NewAuthor &author) { deliver(m_authors.add(author, sending), this, authorReply).detach(); },
            [&](const BookEdit &edit) { deliver(m_books.apply(edit, sending), this, bookReply).detach(); },
            [&](const NewBook &book) {
                deliver(m_books.add(book, sending), this, bookReply).detach();
            }},
        entry.edit);
    Q_EMIT changed();
}

template <typename Record>
void Outbox::settle(const Result<Record> &result, void (Outbox::*announce)(const Record &))
{
    if (!result)
        return fail(result.error());
    const OutboxEntry entry = *m_queue.sending();
    m_queue.remove(entry.number);
    strike(entry.token);
    const bool wasDown = std::exchange(m_failures, 0) > 0;
    Q_EMIT saved(entry.number, entry.edit);
    Q_EMIT(this->*announce)(*result);
    Q_EMIT changed();
    if (wasDown)
        Q_EMIT recovered();
    sendNext();
}

void Outbox::fail(const Error &error)
{
    OutboxEntry &entry = *m_queue.sending();
    if (resendingAfter(error.kind) == Resending::Never)
        refuse(entry, error);
    else
        wait(entry, error);
    sendNext();
}

void Outbox::refuse(OutboxEntry &entry, const Error &error)
{
    entry.state = State::Refused;
    entry.error = error;
    const OutboxEntry copy = entry;
    touch(copy.edit);
    Q_EMIT changed();
    Q_EMIT refused(copy);
    if (error.kind == ErrorKind::Conflict)
        readNow(copy);
}

void Outbox::wait(OutboxEntry &entry, const Error &error)
{
    entry.state = State::Waiting;
    entry.error = error;
    entry.isRepeated = entry.isRepeated || error.kind == ErrorKind::OutcomeUnknown;
    ++entry.failures;
    m_due = false;
    m_stalled = resendingAfter(error.kind) == Resending::WithAll;
    m_failures += m_stalled ? 1 : 0;
    touch(Edit(entry.edit));
    Q_EMIT changed();
    if (m_stalled)
        Q_EMIT stalled(error);
}

//! What the person has to know to decide.
void Outbox::readNow(const OutboxEntry &entry)
{
    const auto keepNow = [this, number = entry.number](const auto &now) {
        OutboxEntry *found = m_queue.find(number);
        if (!now || !found)
            return;
        found->now = *now;
        Q_EMIT changed();
    };
    if (const auto *author = std::get_if<AuthorEdit>(&entry.edit))
        deliver(m_authors.author(author->id), this, [keepNow](const Result<Author> &now) { keepNow(now); }).detach();
    else if (const auto *book = std::get_if<BookEdit>(&entry.edit))
        deliver(m_books.book(book->id), this, [keepNow](const Result<Book> &now) { keepNow(now); }).detach();
}

void Outbox::touch(const Edit &edit)
{
    if (const auto *author = std::get_if<AuthorEdit>(&edit))
        Q_EMIT authorTouched(author->id);
    else if (const auto *book = std::get_if<BookEdit>(&edit))
        Q_EMIT bookTouched(book->id);
}

QList<QUuid> Outbox::onTheirWay() const
{
    QList<QUuid> tokens;
    for (const OutboxEntry &entry : m_queue.entries()) {
        if (!isOpenForDecision(entry))
            tokens += entry.token;
    }
    return tokens;
}

bool Outbox::isSettled() const
{
    const auto isEmpty = [this](State state) {
        return m_queue.in(state).isEmpty();
    };
    const bool isPausing = m_stalled || m_retry.isActive();
    return isEmpty(State::Keeping) && isEmpty(State::Sending) && (isPausing || isEmpty(State::Waiting));
}

} // namespace catalpa
