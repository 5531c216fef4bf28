// SPDX-FileCopyrightText: 2026 The Catalpa authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/outbox/editqueue.h"

#include "core/outbox/fieldchange.h"

#include <algorithm>

namespace catalpa {
namespace {

using State = OutboxEntry::State;

template <typename SpecificEdit, typename Record>
const OutboxEntry *newestFor(const std::deque<OutboxEntry> &entries, Id<Record> id)
{
    const auto found = std::find_if(entries.crbegin(), entries.crend(), [id](const OutboxEntry &entry) {
        const auto *edit = std::get_if<SpecificEdit>(&entry.edit);
        return edit && edit->id == id;
    });
    return found == entries.crend() ? nullptr : &*found;
}

template <typename SpecificEdit, typename Record>
Record edited(const std::deque<OutboxEntry> &entries, Record record)
{
    for (const OutboxEntry &entry : entries) {
        const auto *edit = std::get_if<SpecificEdit>(&entry.edit);
        if (edit && edit->id == record.id)
            record = applied(*edit, record);
    }
    return record;
}

//! Whether an edit has a field that another one has not.
bool hasMore(const Edit &edit, const Edit &other)
{
    const QList<FieldChange> others = fieldChanges(other);
    return std::ranges::any_of(fieldChanges(edit), [&others](const FieldChange &change) {
        return std::ranges::find(others, change.field, &FieldChange::field) == others.end();
    });
}

} // namespace

OutboxEntry &EditQueue::add(OutboxEntry entry)
{
    m_entries.push_back(std::move(entry));
    return m_entries.back();
}

quint64 EditQueue::addLeft(const QList<JournalRecord> &left, const QList<QUuid> &onTheirWay, quint64 lastNumber)
{
    for (auto record = left.crbegin(); record != left.crend(); ++record) {
        m_entries.push_front({.number = ++lastNumber,
                              .edit = record->edit,
                              .state = onTheirWay.contains(record->token) ? State::Waiting : State::Held,
                              .error = {},
                              .token = record->token,
                              .madeAt = record->madeAt,
                              .isKept = true,
                              .isRepeated = true});
    }
    return lastNumber;
}

void EditQueue::remove(quint64 number)
{
    std::erase_if(m_entries, [number](const OutboxEntry &entry) { return entry.number == number; });
}

std::optional<OutboxEntry> EditQueue::withdraw(quint64 number)
{
    const OutboxEntry *entry = find(number);
    const bool isStill = entry && entry->state != State::Keeping && entry->state != State::Sending;
    if (!isStill || entry->isRepeated || entry->error.kind == ErrorKind::Cancelled)
        return std::nullopt;
    const OutboxEntry old = *entry;
    remove(number);
    return old;
}

const OutboxEntry *EditQueue::find(quint64 number) const
{
    const auto found = std::find_if(m_entries.cbegin(), m_entries.cend(),
                                    [number](const OutboxEntry &each) { return each.number == number; });
    return found == m_entries.cend() ? nullptr : &*found;
}

OutboxEntry *EditQueue::find(quint64 number)
{
    return const_cast<OutboxEntry *>(std::as_const(*this).find(number));
}

OutboxEntry *EditQueue::sending()
{
    const auto found = std::find_if(m_entries.begin(), m_entries.end(),
                                    [](const OutboxEntry &entry) { return entry.state == State::Sending; });
    return found == m_entries.end() ? nullptr : &*found;
}

bool EditQueue::isNext(std::deque<OutboxEntry>::const_iterator entry) const
{
    return entry->state == State::Waiting && std::none_of(m_entries.cbegin(), entry, [&](const OutboxEntry &earlier) {
               return shareField(earlier.edit, entry->edit);
           });
}

OutboxEntry *EditQueue::next()
{
    OutboxEntry *next = nullptr;
    for (auto entry = m_entries.begin(); entry != m_entries.end(); ++entry) {
        if ((!next || entry->failures < next->failures) && isNext(entry))
            next = &*entry;
    }
    return next;
}

QList<QUuid> EditQueue::takeOver(quint64 number)
{
    bool isAny = false;
    for (auto entry = m_entries.begin(); entry != m_entries.end() && entry->number != number;) {
        OutboxEntry &later = *find(number);
        const auto edit = isOpenForDecision(*entry) ? joined(entry->edit, later.edit) : std::nullopt;
        if (!edit) {
            ++entry;
            continue;
        }
        // Who has been shown theirs and types the old value wants that one, and is asked again.
        // So does who types over what an earlier sending may have saved.
        const bool isKnown = std::holds_alternative<std::monostate>(entry->now) && !entry->isRepeated;
        later.isCollected = later.isCollected || (entry->state == State::Held && hasMore(entry->edit, later.edit));
        later.edit = isKnown ? withoutIdle(*edit) : *edit;
        later.replaced += entry->replaced;
        later.replaced += entry->token;
        entry = m_entries.erase(entry);
        isAny = true;
    }
    OutboxEntry *heir = find(number);
    if (isEmpty(heir->edit)) { // Back to what the database holds.
        const QList<QUuid> gone = heir->replaced + QList<QUuid>{heir->token};
        remove(number);
        return gone;
    }
    if (isAny && heir->isKept) {
        heir->replaced += std::exchange(heir->token, QUuid::createUuid());
        heir->isKept = false;
        heir->state = State::Keeping;
    }
    return {};
}

quint64 EditQueue::heir() const
{
    for (auto entry = m_entries.cbegin(); entry != m_entries.cend(); ++entry) {
        const bool inherits =
            entry->state == State::Waiting && std::any_of(m_entries.cbegin(), entry, [&](const OutboxEntry &earlier) {
                return isOpenForDecision(earlier) && shareField(earlier.edit, entry->edit);
            });
        if (inherits)
            return entry->number;
    }
    return 0;
}

void EditQueue::release(const QList<quint64> &numbers)
{
    for (OutboxEntry &entry : m_entries) {
        if (entry.state != State::Held || !numbers.contains(entry.number))
            continue;
        entry.state = State::Waiting;
        // A person has looked at it; but whether something new was added, only the database can tell.
        entry.isRepeated = entry.isRepeated && !inverse(entry.edit);
    }
}

const OutboxEntry *EditQueue::firstRefused() const
{
    const auto found = std::find_if(m_entries.cbegin(), m_entries.cend(),
                                    [](const OutboxEntry &entry) { return entry.state == State::Refused; });
    return found == m_entries.cend() ? nullptr : &*found;
}

QList<quint64> EditQueue::in(State state) const
{
    QList<quint64> numbers;
    for (const OutboxEntry &entry : m_entries) {
        if (entry.state == state)
            numbers += entry.number;
    }
    return numbers;
}

bool EditQueue::isSettled(bool isPausing) const
{
    return std::ranges::none_of(m_entries, [isPausing](const OutboxEntry &entry) {
        return entry.state == State::Keeping || entry.state == State::Sending
            || (entry.state == State::Waiting && !isPausing);
    });
}

QList<QUuid> EditQueue::onTheirWay() const
{
    QList<QUuid> tokens;
    for (const OutboxEntry &entry : m_entries) {
        if (!isOpenForDecision(entry))
            tokens += entry.token;
    }
    return tokens;
}

int EditQueue::unkept() const
{
    return int(
        std::count_if(m_entries.cbegin(), m_entries.cend(), [](const OutboxEntry &entry) { return !entry.isKept; }));
}

const OutboxEntry *EditQueue::entryFor(Id<Author> id) const
{
    return newestFor<AuthorEdit>(m_entries, id);
}

const OutboxEntry *EditQueue::entryFor(Id<Book> id) const
{
    return newestFor<BookEdit>(m_entries, id);
}

Author EditQueue::withEdits(Author author) const
{
    return edited<AuthorEdit>(m_entries, std::move(author));
}

Book EditQueue::withEdits(Book book) const
{
    return edited<BookEdit>(m_entries, std::move(book));
}

bool isOpenForDecision(const OutboxEntry &entry)
{
    return entry.state == State::Refused || entry.state == State::Held;
}

} // namespace catalpa
