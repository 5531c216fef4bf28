// SPDX-FileCopyrightText: 2026 The Catalpa authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "migrate/prisma/schemasource.h"

#include "base/text.h"
#include "platform/regularfile.h"
#include "prisma/datamodel/datamodelreader.h"
#include "prisma/schema/calculation.h"
#include "prisma/sql/script.h"

#include <QtCore/QDir>
#include <QtCore/QFileInfo>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace catalpa::migrate {
namespace {

constexpr qint64 largestSchema = 16 << 20; //!< Bytes of one file.
constexpr qsizetype mostFiles = 10'000;
constexpr int deepest = 20; //!< Folders in folders.

//! The files of \a folder as Prisma comes across them: files and folders together, by name.
void collect(const QString &folder, int depth, QStringList &files)
{
    QFileInfoList entries = QDir(folder).entryInfoList(QDir::Files | QDir::System | QDir::Dirs | QDir::NoDotAndDotDot);
    std::sort(entries.begin(), entries.end(), [](const QFileInfo &one, const QFileInfo &other) {
        return one.fileName().toUtf8() < other.fileName().toUtf8();
    });
    for (const QFileInfo &entry : std::as_const(entries)) {
        if (files.size() >= mostFiles)
            return;
        if (entry.isDir() && depth < deepest)
            collect(entry.filePath(), depth + 1, files);
        else if (!entry.isDir() && entry.suffix() == u"prisma")
            files += entry.filePath();
    }
}

QStringList filesOf(const QString &path)
{
    if (!QFileInfo(path).isDir())
        return {path};
    QStringList files;
    collect(path, 0, files);
    return files;
}

Result<prisma::SourceFile> sourceFile(const QString &path)
{
    return platform::readRegularFile(path, largestSchema)
        .and_then([&](const QByteArray &bytes) -> Result<prisma::SourceFile> {
            QString text = QString::fromUtf8(bytes);
            if (bytes.startsWith("\xEF\xBB\xBF")) // Prisma does not read it, and Qt would pass over it.
                text.prepend(QChar::ByteOrderMark);
            if (text.contains(QChar::ReplacementCharacter) && !bytes.contains("\xEF\xBF\xBD"))
                return failure(
                    ErrorKind::Invalid,
                    Text::tr("%1 is not text in UTF-8. Save it in that encoding.").arg(QDir::toNativeSeparators(path)));
            return prisma::SourceFile{QDir::toNativeSeparators(path), text};
        });
}

} // namespace

bool isPrismaSchema(const QString &path)
{
    // What is no regular file is refused when it is read, with a sentence that says so.
    const QFileInfo info(path);
    if (!info.isDir())
        return (info.exists() || info.isSymLink()) && info.suffix() == u"prisma";
    const QDir folder(path);
    return !folder.exists(u"migration_lock.toml"_s)
        && !folder.entryList({u"*.prisma"_s}, QDir::Files | QDir::System).isEmpty();
}

Result<PrismaSchema> readPrismaSchema(const QString &path, const QString &defaultSchema)
{
    QList<prisma::SourceFile> sources;
    for (const QString &file : filesOf(path)) {
        const auto source = sourceFile(file);
        if (!source)
            return passOn(source);
        sources += *source;
    }
    return prisma::readDatamodel(sources).map([&](const prisma::Datamodel &datamodel) {
        return PrismaSchema{datamodel, prisma::databaseFor(datamodel, defaultSchema)};
    });
}

Bundle bundleOf(const PrismaSchema &schema, const QString &path)
{
    prisma::Database nothing;
    nothing.schemas = schema.schemas();
    Bundle bundle{schema.tables.defaultSchema, {}};
    bundle.migrations +=
        Migration{QFileInfo(path).fileName(), prisma::scriptBetween(nothing, schema.tables).text.toUtf8(),
                  schema.tables.defaultSchema};
    bundle.folder = path;
    return bundle;
}

} // namespace catalpa::migrate
