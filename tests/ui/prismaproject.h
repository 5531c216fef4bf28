// SPDX-FileCopyrightText: 2026 The Catalpa authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QtCore/QStringList>
#include <QtCore/QTemporaryDir>

namespace catalpa::test {

//! A project with a schema.prisma in a folder that ends with the test.
class PrismaProject {
public:
    //! With the schema of the guide before it has countries.
    PrismaProject();

    //! The schema of the guide, with \a country in its authors, a line or nothing.
    static QByteArray guide(const QByteArray &country = {});
    //! The line of the country.
    static QByteArray country() { return "  country   String?\n"; }

    QString folder() const { return m_folder.path(); }
    QString schema() const { return m_folder.filePath(QStringLiteral("prisma/schema.prisma")); }
    QString migrationsFolder() const { return m_folder.filePath(QStringLiteral("prisma/migrations")); }

    void writeSchema(const QByteArray &text) const;
    void writeMigration(const QString &name, const QByteArray &sql) const;
    //! The two of the guide, as they come with Catalpa.
    void takeMigrationsOfTheGuide() const;

    QStringList migrations() const; //!< Names of folders, in order.
    QByteArray sqlOf(const QString &migration) const;

private:
    QTemporaryDir m_folder;
};

} // namespace catalpa::test
