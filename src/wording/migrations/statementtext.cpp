// SPDX-FileCopyrightText: 2026 The Catalpa authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "wording/migrations/statementtext.h"

using namespace Qt::StringLiterals;

namespace catalpa {
namespace {

//! As a comment of one line: other programs' texts never become SQL here.
QString parameter(int number, const std::optional<QString> &value)
{
    if (!value)
        return u"-- $%1 = NULL\n"_s.arg(number);
    QString line = *value;
    line.replace(u'\\', u"\\\\"_s).replace(u'\n', u"\\n"_s).replace(u'\r', u"\\r"_s);
    return u"-- $%1 = '%2'\n"_s.arg(QString::number(number), line);
}

} // namespace

QString statementsText(const QList<Statement> &statements)
{
    QString text;
    for (const Statement &statement : statements) {
        text += statement.sql + u";\n"_s;
        for (qsizetype i = 0; i < statement.params.size(); ++i)
            text += parameter(int(i) + 1, statement.params.at(i));
    }
    return text;
}

} // namespace catalpa
