// SPDX-FileCopyrightText: 2026 The Catalpa authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/bulk/bulkrun.h"

#include <algorithm>

using namespace std::chrono_literals;

namespace catalpa {
namespace {

qsizetype sizeOf(const std::optional<Change<std::optional<QString>>> &change)
{
    return change ? change->from.value_or(QString()).size() + change->to.value_or(QString()).size() : 0;
}

//! Characters, where there may be many.
qsizetype sizeOf(const Edit &edit)
{
    const auto *author = std::get_if<AuthorEdit>(&edit);
    return author ? sizeOf(author->bio) : 0;
}

template <typename T>
QList<T> editsOf(const QList<Edit> &edits, qsizetype begin, qsizetype end)
{
    QList<T> found;
    for (qsizetype i = begin; i < end; ++i) {
        if (const auto *edit = std::get_if<T>(&edits.at(i)))
            found += *edit;
    }
    return found;
}

bool passes(ErrorKind kind)
{
    return kind == ErrorKind::Offline || kind == ErrorKind::Busy || kind == ErrorKind::OutcomeUnknown
        || kind == ErrorKind::Exhausted;
}

} // namespace

BulkRun::BulkRun(AuthorStore &authors, BookStore &books, const QList<Edit> &edits, QObject *parent)
    : QObject(parent)
    , m_authors(authors)
    , m_books(books)
    , m_edits(edits)
{
    m_pause.setSingleShot(true);
    connect(&m_pause, &QTimer::timeout, this, &BulkRun::sendNext);
}

void BulkRun::start()
{
    Q_EMIT progressed(0, total());
    sendNext();
}

void BulkRun::stop()
{
    m_isStopped = true;
    if (!m_pause.isActive())
        return; // The answer comes.
    m_pause.stop();
    m_unknown > 0 ? sendNext() : finish();
}

void BulkRun::giveUp()
{
    m_isStopped = true;
    m_pause.stop();
    finish();
}

void BulkRun::resume()
{
    if (!m_pause.isActive())
        return;
    m_pause.stop();
    sendNext();
}

void BulkRun::sendNext()
{
    if (m_begin == m_edits.size())
        return finish();
    if (m_end == m_begin) {
        qsizetype characters = 0;
        while (m_end < m_edits.size() && m_end - m_begin < m_rows && characters < charactersOfPart)
            characters += sizeOf(m_edits.at(m_end++));
        m_sending = {.token = QUuid::createUuid(), .batch = m_batch};
        m_clock.start();
    }
    m_sending.isLookUp = isLookingUp();
    deliver(send(), this, [this](const Result<BulkAnswer> &result) { take(result); }).detach();
}

QFuture<Result<BulkAnswer>> BulkRun::send()
{
    if (std::holds_alternative<AuthorEdit>(m_edits.at(m_begin)))
        return m_authors.applyAll(editsOf<AuthorEdit>(m_edits, m_begin, m_end), m_sending);
    return m_books.applyAll(editsOf<BookEdit>(m_edits, m_begin, m_end), m_sending);
}

void BulkRun::take(const Result<BulkAnswer> &result)
{
    if (m_isFinished)
        return; // It was given up.
    if (result && result->isUnsaved) {
        m_unknown = 0;
        return finish();
    }
    if (result) {
        m_failures = 0;
        m_unknown = 0;
        m_answer.add(*result);
        learnSize();
        m_begin = m_end;
        Q_EMIT progressed(done(), total());
        if (m_isStopped || !result->untried.isEmpty() || m_begin == m_edits.size())
            return finish();
        return sendNext();
    }
    if (result.error().kind == ErrorKind::OutcomeUnknown) {
        m_sending.isRepeated = true;
        m_unknown = m_end - m_begin;
    }
    if (!passes(result.error().kind) || (m_isStopped && !isLookingUp())) {
        m_error = result.error();
        return finish();
    }
    m_pause.start(std::min<std::chrono::milliseconds>(30s, 500ms * (1 << std::min(m_failures++, 6))));
    Q_EMIT waiting(result.error());
}

//! A statement looks at the whole table, however few rows it changes; but a part that takes long holds locks, and has
//! Stop wait.
void BulkRun::learnSize()
{
    const qint64 taken = std::max<qint64>(1, m_clock.elapsed());
    m_rows = std::clamp<qsizetype>((m_end - m_begin) * timeOfPart.count() / taken, fewestRows, mostRows);
}

void BulkRun::finish()
{
    if (std::exchange(m_isFinished, true))
        return;
    Q_EMIT finished();
}

} // namespace catalpa
