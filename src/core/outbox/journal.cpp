// SPDX-FileCopyrightText: 2026 The Catalpa authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/outbox/journal.h"

#include "base/filethread.h"
#include "base/futures.h"
#include "base/logging.h"
#include "base/text.h"
#include "core/outbox/journalline.h"
#include "platform/appendfile.h"
#include "platform/filelock.h"
#include "platform/regularfile.h"
#include "platform/wholefile.h"

#include <QtCore/QCryptographicHash>
#include <QtCore/QDir>
#include <QtCore/QFile>
#include <QtCore/QHash>

#include <vector>

using namespace Qt::StringLiterals;

namespace catalpa {
namespace {

constexpr int mostFiles = 64; //!< Programs that edit one database at the same time.
constexpr qint64 largestFile = 64 * 1024 * 1024; //!< Bytes; some hundred thousand edits, or a dozen of the longest.
constexpr qint64 compactedFrom = 1024 * 1024; //!< Bytes; smaller files keep their struck lines.

Failure notKept(const Error &error)
{
    return failure(
        error.kind,
        Text::tr("This is not kept: Catalpa could not write it to this computer's disk. %1").arg(error.message),
        error.detail);
}

QByteArray linesOf(const QList<JournalRecord> &records)
{
    QByteArray lines;
    for (const JournalRecord &record : records)
        lines += addingLine(record);
    return lines;
}

bool rewrite(const QString &path, const QList<JournalRecord> &records)
{
    return platform::writeWholeFile(path, linesOf(records), platform::WholeFile::Access::OwnerOnly).has_value();
}

} // namespace

class Journal::Files {
public:
    Files(QString folder, QString name)
        : m_folder(std::move(folder))
        , m_name(std::move(name))
    {
    }

    JournalContent claim(const std::atomic_bool &closing);
    Result<> change(const QList<QUuid> &tokens, const QList<JournalRecord> &records);

private:
    void read(const QString &path, JournalContent &content, const std::atomic_bool &closing);
    Result<> open();
    Result<> write(const QByteArray &lines);
    Result<> renew(const QList<JournalRecord> &records);
    Result<> clear();
    void compact();

    QString m_folder;
    QString m_name;
    QString m_path; //!< The file that is written; empty where none could be claimed.
    QList<JournalRecord> m_open; //!< What the file holds and is not struck.
    std::optional<platform::AppendFile> m_file;
    std::vector<platform::FileLock> m_locks;
    qint64 m_size = 0;
    bool m_isWhole = false; //!< All that the file holds is known.
    bool m_mayBeTorn = true; //!< Nothing has been written to it yet that it held before.
    Error m_refusal; //!< Why no file could be claimed.
};

JournalContent Journal::Files::claim(const std::atomic_bool &closing)
{
    JournalContent content;
    QDir().mkpath(m_folder);
    QStringList adopted;
    qint64 together = 0; // What does not fit into one file is left for a later run.
    // Also at the end of the program: what was typed last still needs a file.
    for (int number = 0; number < mostFiles && (!closing || m_path.isEmpty()); ++number) {
        const QString path = u"%1/%2-%3.journal"_s.arg(m_folder, m_name).arg(number);
        const qint64 size = QFile(path).size();
        if (!m_path.isEmpty() && (!QFile::exists(path) || together + size > largestFile))
            continue;
        auto lock = platform::systemUser(m_folder).and_then([&](const platform::SystemUser &user) {
            return platform::FileLock::take(path + ".lock"_L1, platform::FileLock::Mode::Exclusive, user, {});
        });
        if (!lock) {
            m_refusal = lock.error();
            continue;
        }
        m_locks.push_back(std::move(*lock));
        together += size;
        if (m_path.isEmpty())
            m_path = path;
        else
            adopted += path;
        read(path, content, closing);
    }
    m_open = content.records;
    m_isWhole = !closing;
    // Those of programs that ended go once their edits stand in the file that is written.
    if (m_isWhole && !adopted.isEmpty() && rewrite(m_path, m_open)) {
        for (const QString &path : std::as_const(adopted))
            QFile::remove(path);
    }
    m_size = QFile(m_path).size();
    return content;
}

//! Reads a file whose lock is held. What cannot be understood, such as a file of a newer Catalpa, is kept beside.
void Journal::Files::read(const QString &path, JournalContent &content, const std::atomic_bool &closing)
{
    const auto bytes = platform::readRegularFile(path, largestFile);
    if (!bytes && bytes.error().kind == ErrorKind::Missing)
        return;
    const QString place = u"%1.unread-%2"_s.arg(path).arg(QDateTime::currentMSecsSinceEpoch());
    if (!bytes) {
        const bool isMoved = QFile::rename(path, place);
        qCWarning(logUi) << "a journal of edits cannot be read; kept as" << place << isMoved << bytes.error().detail;
        ++content.unreadable;
        content.keptBeside += isMoved ? place : path;
        return;
    }
    const JournalLines lines = readJournal(*bytes, closing);
    if (closing)
        return;
    content.records += lines.records;
    if (lines.unreadable.isEmpty())
        return;
    content.unreadable += int(lines.unreadable.size());
    content.keptBeside += place;
    const bool isKept = bool(
        platform::writeWholeFile(place, lines.unreadable.join('\n') + '\n', platform::WholeFile::Access::OwnerOnly));
    qCWarning(logUi) << "a journal of edits cannot be read as a whole; the rest is kept as" << place << isKept;
    if (isKept)
        rewrite(path, lines.records);
}

Result<> Journal::Files::change(const QList<QUuid> &tokens, const QList<JournalRecord> &records)
{
    // Struck or not, the database has it: what is read again is recognised by its token.
    QList<JournalRecord> rest = m_open;
    rest.removeIf([&tokens](const JournalRecord &record) { return tokens.contains(record.token); });
    if (rest.isEmpty() && records.isEmpty() && m_isWhole)
        return clear().map([this] { m_open.clear(); });
    QByteArray lines = linesOf(records);
    for (const QUuid &token : tokens)
        lines += strikingLine(token);
    const auto written = m_size + lines.size() > largestFile && m_isWhole ? renew(rest + records) : write(lines);
    if (!written)
        return records.isEmpty() ? written : notKept(written.error());
    m_open = rest + records;
    compact();
    return {};
}

Result<> Journal::Files::write(const QByteArray &lines)
{
    return open().and_then([&]() -> Result<> {
        if (m_size + lines.size() > largestFile)
            return failure(ErrorKind::Exhausted, Text::tr("Too many edits are waiting to be saved."));
        // An earlier run may have left a torn line at the end.
        const QByteArray whole = m_mayBeTorn ? '\n' + lines : lines;
        const auto written = m_file->append(whole);
        if (written) {
            m_mayBeTorn = false;
            m_size += whole.size();
        }
        return written;
    });
}

//! Writes the file anew, without what is struck; it has no room any more.
Result<> Journal::Files::renew(const QList<JournalRecord> &records)
{
    const qint64 needed = linesOf(records).size();
    if (needed > largestFile)
        return failure(ErrorKind::Exhausted, Text::tr("Too many edits are waiting to be saved."));
    return open()
        .and_then(
            [&] { return platform::writeWholeFile(m_path, linesOf(records), platform::WholeFile::Access::OwnerOnly); })
        .map([&] {
            m_file.reset();
            m_size = needed;
        });
}

Result<> Journal::Files::clear()
{
    if (m_path.isEmpty() || (!m_file && !QFile::exists(m_path)))
        return {};
    return open().and_then([this] { return m_file->clear(); }).map([this] { m_size = 0; });
}

//! Opens the file that is written, also when somebody has removed it: what it held is written again.
Result<> Journal::Files::open()
{
    if (m_path.isEmpty())
        claim(false);
    if (m_path.isEmpty())
        return failure(m_refusal);
    if (m_file && m_file->isInPlace())
        return {};
    const bool isLost = m_file && !m_open.isEmpty();
    m_file.reset();
    QDir().mkpath(m_folder);
    auto file = platform::AppendFile::open(m_path);
    if (!file)
        return passOn(file);
    m_file = std::move(*file);
    m_size = QFile(m_path).size();
    return isLost && m_size == 0 ? m_file->append(linesOf(m_open)) : Result<>();
}

//! A long journal needs no struck lines.
void Journal::Files::compact()
{
    if (m_size < compactedFrom || !m_isWhole)
        return;
    const qint64 needed = linesOf(m_open).size();
    if (needed < m_size / 2 && rewrite(m_path, m_open)) {
        m_file.reset();
        m_size = needed;
    }
}

Journal::Journal(QString folder, const QString &database)
    : m_closing(std::make_shared<std::atomic_bool>(false))
    , m_files(std::make_shared<Files>(
          std::move(folder),
          QString::fromLatin1(
              QCryptographicHash::hash(database.toUtf8(), QCryptographicHash::Sha256).toHex().first(16))))
{
}

Journal::~Journal()
{
    *m_closing = true;
    fileThread()->start([files = std::move(m_files)]() mutable { files.reset(); });
}

QFuture<Result<JournalContent>> Journal::open()
{
    return inBackground(
        [files = m_files, closing = m_closing]() -> Result<JournalContent> { return files->claim(*closing); },
        fileThread());
}

QFuture<Result<>> Journal::add(const QList<JournalRecord> &records)
{
    return replace({}, records);
}

QFuture<Result<>> Journal::strike(const QList<QUuid> &tokens)
{
    return replace(tokens, {});
}

QFuture<Result<>> Journal::replace(const QList<QUuid> &tokens, const QList<JournalRecord> &records)
{
    return inBackground([files = m_files, tokens, records] { return files->change(tokens, records); }, fileThread());
}

} // namespace catalpa
