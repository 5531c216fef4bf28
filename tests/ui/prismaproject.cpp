// SPDX-FileCopyrightText: 2026 The Catalpa authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "prismaproject.h"

#include "migrate/history/bundle.h"

#include <QtCore/QDir>
#include <QtCore/QFile>

using namespace Qt::StringLiterals;

namespace catalpa::test {
namespace {

void write(const QString &path, const QByteArray &text)
{
    QFile file(path);
    if (!file.open(QIODevice::WriteOnly | QIODevice::Truncate) || file.write(text) != text.size())
        qFatal("%s cannot be written", qPrintable(path));
}

} // namespace

PrismaProject::PrismaProject()
{
    if (!QDir(folder()).mkpath(u"prisma"_s))
        qFatal("No folder for a project");
    writeSchema(guide());
}

QByteArray PrismaProject::guide(const QByteArray &country)
{
    return "datasource db {\n  provider = \"postgresql\"\n  url      = env(\"DATABASE_URL\")\n}\n\n"
           "model Author {\n  @@map(\"authors\")\n\n  id        Int      @id @default(autoincrement())\n"
           "  name      String\n  bio       String?\n"
        + country
        + "  createdAt DateTime @default(now()) @map(\"created_at\")\n  books     Book[]\n}\n\n"
          "model Book {\n  @@map(\"books\")\n\n  id        Int      @id @default(autoincrement())\n"
          "  title     String\n  authorId  Int      @map(\"author_id\")\n"
          "  createdAt DateTime @default(now()) @map(\"created_at\")\n"
          "  author    Author   @relation(fields: [authorId], references: [id])\n}\n";
}

void PrismaProject::writeSchema(const QByteArray &text) const
{
    write(schema(), text);
}

void PrismaProject::writeMigration(const QString &name, const QByteArray &sql) const
{
    if (!QDir(migrationsFolder()).mkpath(name))
        qFatal("No folder for a migration");
    write(u"%1/%2/migration.sql"_s.arg(migrationsFolder(), name), sql);
}

void PrismaProject::takeMigrationsOfTheGuide() const
{
    const auto bundles = migrate::bundledMigrations();
    if (!bundles)
        qFatal("No migrations come with the program");
    for (const Migration &migration : bundles->first().migrations)
        writeMigration(migration.name, migration.sql);
}

QStringList PrismaProject::migrations() const
{
    return QDir(migrationsFolder()).entryList(QDir::Dirs | QDir::NoDotAndDotDot, QDir::Name);
}

QByteArray PrismaProject::sqlOf(const QString &migration) const
{
    QFile file(u"%1/%2/migration.sql"_s.arg(migrationsFolder(), migration));
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

} // namespace catalpa::test
