// SPDX-FileCopyrightText: 2026 The Catalpa authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "migrate/run/lonesession.h"

#include "base/text.h"
#include "sql/identifier.h"
#include "sql/objectnames.h"

#include <QtCore/QCoreApplication>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace catalpa::migrate {

Result<std::unique_ptr<db::Session>> loneSession(db::Session &session, const MigrationTask &task,
                                                 const sql::Script &script, const QList<sql::Section> &sections)
{
    const QString &schema = task.bundle.schema;
    const bool named = std::all_of(sections.cbegin(), sections.cend(), [&script](const sql::Section &section) {
        return !section.alone || sql::namesItsSchemas(script.statements.at(section.statements.first()).tree);
    });
    if (named)
        return nullptr;
    const auto current = session.run("SELECT current_schema()");
    if (!current)
        return passOn(current);
    if (current->text(0, 0) == schema)
        return nullptr;
    ConnectionAddress address = session.address();
    QString path = QString::fromUtf8(sql::quotedName(schema));
    path.replace(u'\\', u"\\\\"_s).replace(u' ', u"\\ "_s);
    address.options += {u"options"_s, address.option(u"options"_s) + u" -csearch_path="_s + path};
    auto lone = std::make_unique<db::Session>(address);
    lone->setInterrupt(session.interrupt());
    if (lone->open())
        return lone;
    return failure(ErrorKind::Invalid,
                   Text::tr("“%1” has a statement that cannot run in a transaction and names a table without "
                            "its schema, and the connection cannot be told where to look for it. Nothing was changed.")
                       .arg(task.migration.title()),
                   u"current_schema() is %1"_s.arg(current->text(0, 0)));
}

} // namespace catalpa::migrate
