// SPDX-FileCopyrightText: 2026 The Catalpa authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/outbox/outbox.h"

#include "base/logging.h"
#include "core/outbox/fieldchange.h"

namespace catalpa {
namespace {

using State = OutboxEntry::State;

} // namespace

Outbox::Outbox(AuthorStore &authors, BookStore &books, std::unique_ptr<Journal> journal, QObject *parent)
    : OutboxEvents(parent)
    , m_stores(authors, books)
    , m_journal(std::move(journal))
{
    connect(&m_pace, &ResendingPace::due, this, &Outbox::resume);
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
    m_lastNumber = m_queue.addLeft(left.records, onTheirWay, m_lastNumber);
    m_left = left;
    for (const JournalRecord &record : left.records)
        touch(record.edit);
    if (!m_queue.in(State::Held).isEmpty() || left.unreadable > 0)
        Q_EMIT foundLeft();
    for (const quint64 number : typed)
        takeOver(number);
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
                 .madeAt = QDateTime::currentDateTimeUtc(),
                 .isCollected = m_mode == Mode::Collected});
    Q_EMIT submitted(number, edit);
    takeOver(number);
    return number;
}

//! Has an edit take the place of those that it was typed over, then keeps it.
void Outbox::takeOver(quint64 number)
{
    const OutboxEntry entry = *m_queue.find(number);
    const QList<QUuid> gone = m_queue.takeOver(number);
    touch(entry.edit);
    if (m_queue.find(number))
        return keep(number);
    strike(gone);
    Q_EMIT cancelledOut(number);
    Q_EMIT changed();
}

void Outbox::resume()
{
    m_pace.hurry();
    Q_EMIT changed();
    sendNext();
}

void Outbox::retry(quint64 number)
{
    if (const OutboxEntry *entry = m_queue.find(number))
        decide(number, compared(entry->edit)); // Whoever adds it all the same has seen who is like it.
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
        strike(old.replaced + QList<QUuid>{old.token});
    } else if (edit == old.edit && old.isKept) {
        entry->state = State::Waiting;
        // A person has looked at what the database holds.
        entry->isRepeated = entry->isRepeated && entry->error.kind != ErrorKind::Conflict;
        entry->error = {};
        resume();
    } else {
        // What was decided anew is a new edit, also to the database.
        *entry = {.number = number,
                  .edit = edit,
                  .error = {},
                  .token = QUuid::createUuid(),
                  .madeAt = old.madeAt,
                  .replaced = old.replaced + QList<QUuid>{old.token},
                  .isCollected = m_mode == Mode::Collected};
        keep(number);
    }
    touch(old.edit);
    Q_EMIT changed();
}

bool Outbox::withdraw(quint64 number)
{
    const auto old = m_queue.withdraw(number);
    if (!old)
        return false;
    strike(old->replaced + QList<QUuid>{old->token});
    touch(old->edit);
    Q_EMIT changed();
    return true;
}

void Outbox::release(const QList<quint64> &numbers)
{
    m_queue.release(numbers);
    resume();
}

//! Writes the journal, then sends: nothing leaves before it is kept. What the edit replaces is struck with that.
void Outbox::keep(quint64 number)
{
    Q_EMIT changed();
    if (!m_journal)
        return setKept(number, {}, {});
    if (m_opening.isActive())
        return; // What an earlier run left comes first.
    const OutboxEntry *entry = m_queue.find(number);
    deliver(m_journal->replace(entry->replaced, {{entry->token, entry->madeAt, entry->edit}}), this,
            [this, number, struck = entry->replaced](const Result<> &kept) { setKept(number, struck, kept); })
        .detach();
}

void Outbox::setKept(quint64 number, const QList<QUuid> &struck, const Result<> &kept)
{
    OutboxEntry *entry = m_queue.find(number);
    if (entry && kept)
        entry->replaced.removeIf([&struck](const QUuid &token) { return struck.contains(token); });
    if (!entry || entry->state != State::Keeping)
        return;
    if (!kept)
        return refuse(*entry, kept.error());
    entry->isKept = bool(m_journal);
    entry->state = entry->isCollected ? State::Held : State::Waiting;
    if (entry->isCollected)
        Q_EMIT changed();
    else
        resume();
}

void Outbox::strike(const QList<QUuid> &tokens)
{
    if (!m_journal || tokens.isEmpty())
        return;
    // Not struck, it is recognised by its token when it is sent again.
    deliver(m_journal->strike(tokens), this, [](const Result<> &struck) {
        if (!struck)
            qCWarning(logUi) << "an edit could not be struck from the journal:" << struck.error().detail;
    }).detach();
}

void Outbox::sendNext()
{
    if (m_opening.isActive() || m_queue.sending())
        return;
    if (const quint64 heir = m_queue.heir())
        takeOver(heir);
    OutboxEntry *next = m_queue.next();
    if (!next)
        return;
    if (m_pace.mayGo(next->error.kind, next->failures))
        send(*next);
}

void Outbox::send(OutboxEntry &entry)
{
    entry.state = State::Sending;
    const Sending sending = sendingOf(entry);
    m_stores.send(entry.edit, sending, this,
                  [this, sending](const Result<CurrentRecord> &record) { settle(record, sending); });
    Q_EMIT changed();
}

void Outbox::settle(const Result<CurrentRecord> &result, const Sending &sending)
{
    if (!result)
        return fail(result.error());
    const OutboxEntry entry = *m_queue.sending();
    m_queue.remove(entry.number);
    strike({entry.token});
    const bool isBack = m_pace.noteSuccess();
    const Edit stored = *sending.isLookedUp ? entry.edit : asStored(entry.edit, *result);
    if (!sending.ruled->isEmpty())
        Q_EMIT ruled(entry.number, *sending.ruled);
    Q_EMIT saved(entry.number, stored, *result);
    if (const auto *author = std::get_if<Author>(&*result))
        Q_EMIT authorSaved(*author);
    else if (const auto *book = std::get_if<Book>(&*result))
        Q_EMIT bookSaved(*book);
    if (!alterations(entry.edit, stored).isEmpty())
        Q_EMIT altered(entry.edit, stored);
    Q_EMIT changed();
    if (isBack)
        Q_EMIT recovered();
    sendNext();
}

void Outbox::fail(const Error &error)
{
    OutboxEntry &entry = *m_queue.sending();
    if (resendingAfter(error) == Resending::Never)
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
    m_pace.noteFailure(error);
    touch(Edit(entry.edit));
    const OutboxEntry copy = entry;
    Q_EMIT changed();
    isStalled() ? Q_EMIT stalled(error) : Q_EMIT delayed(copy);
}

//! What the person has to know to decide.
void Outbox::readNow(const OutboxEntry &entry)
{
    m_stores.read(entry.edit, this, [this, number = entry.number](const Result<CurrentRecord> &now) {
        OutboxEntry *found = m_queue.find(number);
        if (!found || found->state != State::Refused)
            return;
        const auto merged = now ? mergedWith(*now, found->edit) : std::nullopt;
        if (merged)
            decide(number, *merged);
        else if (now)
            found->now = *now;
        else if (resendingAfter(now.error().kind) != Resending::Never)
            wait(*found, now.error()); // It meets the conflict again, and then it is read.
        else
            found->error = now.error();
        Q_EMIT changed();
        sendNext();
    });
}

void Outbox::touch(const Edit &edit)
{
    if (const auto *author = std::get_if<AuthorEdit>(&edit))
        Q_EMIT authorTouched(author->id);
    else if (const auto *book = std::get_if<BookEdit>(&edit))
        Q_EMIT bookTouched(book->id);
}

} // namespace catalpa
