// SPDX-FileCopyrightText: 2026 The Catalpa authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "local/socketfolder.h"

#include "base/text.h"

#include "platform/privatefile.h"

#include <QtCore/QCoreApplication>
#include <QtCore/QCryptographicHash>
#include <QtCore/QDir>
#include <QtCore/QFile>
#include <QtCore/QFileInfo>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace catalpa::local {
namespace {

bool fits(const QString &folder)
{
    const bool readable = std::none_of(folder.cbegin(), folder.cend(), [](QChar character) {
        return character == u',' || character == u'"' || character.category() == QChar::Other_Control;
    });
    return readable && QFile::encodeName(folder + "/.s.PGSQL.5432"_L1).size() <= platform::longestSocketPath();
}

} // namespace

Result<QString> socketFolderFor(const QString &folder, bool forOther)
{
    if (fits(folder))
        return folder;

    const QByteArray hash = QCryptographicHash::hash(folder.toUtf8(), QCryptographicHash::Sha256).toHex().first(16);
    QStringList places;
    if (const QString runtime = qEnvironmentVariable("XDG_RUNTIME_DIR"); !forOther && QFileInfo(runtime).isWritable())
        places += runtime;
    places += QDir::tempPath();
    places += u"/tmp"_s;
    for (const QString &place : places) {
        const QString candidate = QDir::cleanPath(place) + "/catalpa-"_L1 + QLatin1StringView(hash);
        if (QDir::isAbsolutePath(candidate) && fits(candidate))
            return candidate;
    }
    return failure(ErrorKind::Invalid,
                   Text::tr("There is no place for the socket of the local catalogue: the paths of its "
                            "folder and of the temporary folder are too long. Set TMPDIR to a shorter "
                            "path."),
                   places.join(u' '));
}

} // namespace catalpa::local
