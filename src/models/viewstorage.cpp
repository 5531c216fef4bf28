// SPDX-FileCopyrightText: 2026 The Catalpa authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "models/viewstorage.h"

#include "base/filethread.h"
#include "base/futures.h"
#include "base/logging.h"
#include "platform/regularfile.h"
#include "platform/wholefile.h"

#include <QtCore/QCryptographicHash>
#include <QtCore/QDir>
#include <QtCore/QFile>
#include <QtCore/QFileInfo>
#include <QtCore/QJsonDocument>

using namespace Qt::StringLiterals;

namespace catalpa {
namespace {

constexpr qint64 largestFile = 4 * 1024 * 1024; //!< Bytes; two hundred views have a tenth of it.

//! What stands in a file, or nothing when there is none that can be understood.
std::optional<QJsonObject> readObject(const QString &path)
{
    const auto bytes = platform::readRegularFile(path, largestFile);
    if (!bytes && bytes.error().kind == ErrorKind::Missing)
        return std::nullopt;
    const auto document = QJsonDocument::fromJson(bytes.value_or(QByteArray()));
    if (document.isObject())
        return document.object();
    const QString beside = path + ".unread"_L1;
    QFile::remove(beside);
    QFile::rename(path, beside);
    qCWarning(logUi) << "saved views cannot be read; kept as" << beside;
    return std::nullopt;
}

} // namespace

ViewStorage::ViewStorage(const QString &folder, const QString &catalogue)
{
    const QByteArray hash = QCryptographicHash::hash(catalogue.toUtf8(), QCryptographicHash::Sha256).toHex().first(16);
    const QString path = QDir(folder).filePath(QString::fromLatin1(hash));
    m_views = path + ".views.json"_L1;
    m_session = path + ".session.json"_L1;
}

QFuture<Result<ViewStorage::Kept>> ViewStorage::open()
{
    return inBackground(
        [views = m_views, session = m_session]() -> Result<Kept> {
            const bool isNew = !QFileInfo::exists(views);
            const auto list = readObject(views);
            return Kept{.list = ViewList::fromJson(list.value_or(QJsonObject())),
                        .session = ViewSession::fromJson(readObject(session).value_or(QJsonObject())),
                        .isNew = isNew};
        },
        fileThread());
}

void ViewStorage::keep(const ViewList &list)
{
    write(m_views, list.toJson());
}

void ViewStorage::keep(const ViewSession &session)
{
    write(m_session, session.toJson());
}

void ViewStorage::write(const QString &path, const QJsonObject &json)
{
    fileThread()->start([path, json] {
        QDir().mkpath(QFileInfo(path).path());
        const auto written =
            platform::writeWholeFile(path, QJsonDocument(json).toJson(), platform::WholeFile::Access::OwnerOnly);
        if (!written)
            qCWarning(logUi) << "views cannot be kept:" << written.error().detail;
    });
}

} // namespace catalpa
