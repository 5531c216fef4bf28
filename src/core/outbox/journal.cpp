// SPDX-FileCopyrightText: 2026 The Catalpa authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/outbox/journal.h"

#include "base/text.h"

#include "base/futures.h"
#include "base/logging.h"
#include "platform/regularfile.h"
#include "platform/wholefile.h"

#include <QtCore/QCoreApplication>
#include <QtCore/QCryptographicHash>
#include <QtCore/QDateTime>
#include <QtCore/QDir>
#include <QtCore/QFile>
#include <QtCore/QJsonArray>
#include <QtCore/QJsonDocument>

using namespace Qt::StringLiterals;

namespace catalpa {
namespace {

constexpr int mostFiles = 16;
constexpr qint64 largestFile = 64 * 1024 * 1024; //!< Bytes; some ten thousand edits, or a dozen of the longest ones.

//! What cannot be understood, such as a file of a newer Catalpa, is kept beside and not overwritten.
void setAside(const QString &path, bool isCopied)
{
    const QString place = u"%1.unread-%2"_s.arg(path).arg(QDateTime::currentMSecsSinceEpoch());
    const bool done = isCopied ? QFile::copy(path, place) : QFile::rename(path, place);
    qCWarning(logUi) << "a journal of edits cannot be read; kept as" << place << done;
}

//! Ends early once \a closing is true; the file stays as it is.
QList<Edit> readEdits(const QString &path, const std::atomic_bool &closing)
{
    QList<Edit> edits;
    const auto bytes = platform::readRegularFile(path, largestFile);
    if (bytes ? bytes->isEmpty() : bytes.error().kind == ErrorKind::Missing)
        return edits;
    const auto document = QJsonDocument::fromJson(bytes.value_or(QByteArray()));
    const QJsonArray array = document.array();
    for (const QJsonValue &value : array) {
        if (closing)
            return edits;
        if (const auto edit = editFromJson(value.toObject()))
            edits += *edit;
    }
    if (!document.isArray() || edits.size() < array.size())
        setAside(path, !edits.isEmpty());
    return edits;
}

QString cannotBeKept()
{
    return Text::tr("Edits cannot be kept on this computer, because its disk refuses to "
                    "be written.");
}

Result<> writeEdits(const QString &path, const QList<Edit> &edits)
{
    QJsonArray array;
    for (const Edit &edit : edits)
        array += toJson(edit);
    return platform::writeWholeFile(path, QJsonDocument(array).toJson(QJsonDocument::Compact),
                                    platform::WholeFile::Access::OwnerOnly)
        .map_error([](const Error &error) {
            return Error{ErrorKind::Unexpected, cannotBeKept(), error.detail};
        });
}

} // namespace

Journal::Journal(QString folder, const QString &catalogue)
    : m_folder(std::move(folder))
    , m_name(QString::fromLatin1(
          QCryptographicHash::hash(catalogue.toUtf8(), QCryptographicHash::Sha256).toHex().first(16)))
{
    m_pool.setMaxThreadCount(1);
}

Journal::~Journal()
{
    m_slot->closing = true;
    m_pool.waitForDone();
}

QFuture<Result<QList<Edit>>> Journal::open()
{
    return inBackground(
        [slot = m_slot, folder = m_folder, name = m_name]() -> Result<QList<Edit>> {
            QDir().mkpath(folder);
            QList<Edit> edits;
            for (int number = 0; number < mostFiles; ++number) {
                const QString path = u"%1/%2-%3.json"_s.arg(folder, name).arg(number);
                if (!slot->paths.isEmpty() && !QFile::exists(path))
                    continue;
                auto lock = std::make_unique<QLockFile>(path + ".lock"_L1);
                lock->setStaleLockTime(0);
                if (!lock->tryLock())
                    continue;
                edits += readEdits(path, slot->closing);
                slot->paths += path;
                slot->locks.push_back(std::move(lock));
            }
            if (slot->closing)
                return edits;
            if (slot->paths.size() > 1)
                (void)slot->replace(edits);
            return edits;
        },
        &m_pool);
}

QFuture<Result<>> Journal::write(const QList<Edit> &edits)
{
    return inBackground(
        [slot = m_slot, edits, number = ++m_slot->newest]() -> Result<> {
            if (slot->closing && number < slot->newest)
                return {}; // What comes next holds it, too.
            return slot->replace(edits);
        },
        &m_pool);
}

//! One file holds all that is kept; those of dead programs go once it does.
Result<> Journal::Slot::replace(const QList<Edit> &edits)
{
    if (paths.isEmpty())
        return failure(ErrorKind::Unexpected, cannotBeKept(), u"no journal could be claimed"_s);
    return writeEdits(paths.constFirst(), edits).map([this] {
        while (paths.size() > 1)
            QFile::remove(paths.takeLast());
    });
}

} // namespace catalpa
