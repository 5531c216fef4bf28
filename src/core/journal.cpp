// SPDX-FileCopyrightText: 2026 The Catalpa authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/journal.h"

#include "core/background.h"

#include <QtCore/QCoreApplication>
#include <QtCore/QCryptographicHash>
#include <QtCore/QDir>
#include <QtCore/QFile>
#include <QtCore/QJsonArray>
#include <QtCore/QJsonDocument>
#include <QtCore/QSaveFile>

using namespace Qt::StringLiterals;

namespace catalpa {
namespace {

constexpr int mostFiles = 16;

QList<Edit> readEdits(const QString &path)
{
    QFile file(path);
    QList<Edit> edits;
    if (!file.open(QFile::ReadOnly))
        return edits;
    for (const QJsonValue &value : QJsonDocument::fromJson(file.readAll()).array()) {
        if (const auto edit = editFromJson(value.toObject()))
            edits += *edit;
    }
    return edits;
}

Result<> writeEdits(const QString &path, const QList<Edit> &edits)
{
    QJsonArray array;
    for (const Edit &edit : edits)
        array += toJson(edit);
    QSaveFile file(path);
    const bool written = file.open(QSaveFile::WriteOnly)
        && file.setPermissions(QFile::ReadOwner | QFile::WriteOwner)
        && file.write(QJsonDocument(array).toJson(QJsonDocument::Compact)) >= 0 && file.commit();
    if (written)
        return {};
    return failure(ErrorKind::Unexpected,
                   QCoreApplication::translate("Journal", "Edits cannot be kept on this computer, because its disk "
                                                          "refuses to be written."),
                   file.errorString());
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
    m_pool.waitForDone();
}

QFuture<Result<QList<Edit>>> Journal::open()
{
    return inBackground(
        [slot = m_slot, folder = m_folder, name = m_name]() -> Result<QList<Edit>> {
            QDir().mkpath(folder);
            QList<Edit> edits;
            QStringList adopted;
            for (int number = 0; number < mostFiles; ++number) {
                const QString path = u"%1/%2-%3.json"_s.arg(folder, name).arg(number);
                auto lock = std::make_unique<QLockFile>(path + ".lock"_L1);
                lock->setStaleLockTime(0);
                if (!lock->tryLock())
                    continue;
                edits += readEdits(path);
                if (slot->lock)
                    adopted += path;
                else
                    *slot = {path, std::move(lock)};
            }
            if (!adopted.isEmpty() && writeEdits(slot->path, edits)) {
                for (const QString &path : adopted)
                    QFile::remove(path);
            }
            return edits;
        },
        &m_pool);
}

QFuture<Result<>> Journal::write(const QList<Edit> &edits)
{
    return inBackground(
        [slot = m_slot, edits]() -> Result<> {
            if (!slot->lock)
                return failure(ErrorKind::Unexpected, QString(), u"no journal could be claimed"_s);
            return writeEdits(slot->path, edits);
        },
        &m_pool);
}

} // namespace catalpa
