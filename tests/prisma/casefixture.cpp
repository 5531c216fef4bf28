// SPDX-FileCopyrightText: 2026 The Catalpa authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "prisma/casefixture.h"

#include <QtCore/QFile>

using namespace Qt::StringLiterals;

namespace catalpa::test {
namespace {

struct Part {
    QString heading;
    QString text;
};

QList<Part> partsOf(const QString &name)
{
    QFile file(u"" CATALPA_PRISMA_CASES "/"_s + name + u".txt"_s);
    if (!file.open(QIODevice::ReadOnly))
        qFatal("%s cannot be read", qUtf8Printable(file.fileName()));
    QList<Part> parts;
    for (const QString &line : QString::fromUtf8(file.readAll()).split(u'\n')) {
        if (line.startsWith(u"#### "_s))
            parts += Part{line.mid(5), {}};
        else if (!parts.isEmpty())
            parts.last().text += line + u'\n';
    }
    if (!parts.isEmpty())
        parts.last().text.chop(1); // What follows the last line break.
    return parts;
}

} // namespace

QList<PrismaCase> prismaCases(const QString &name)
{
    QList<PrismaCase> cases;
    QString before;
    QString to;
    QString history;
    for (const Part &part : partsOf(name)) {
        if (part.heading == u"schema") {
            before.clear();
            history.clear();
            to = part.text;
        } else if (part.heading == u"from") {
            to = part.text;
        } else if (part.heading == u"changed") {
            before = std::exchange(to, part.text);
        } else if (part.heading == u"sql") {
            cases += PrismaCase{u"%1 %2"_s.arg(name).arg(cases.size() + 1), before, to, part.text, history};
            if (before.isEmpty())
                history = part.text;
        } else if (part.heading == u"after the database") {
            cases.last().hasDatabase = true;
            cases.last().sqlAfterDatabase = part.text;
        }
    }
    return cases;
}

QStringList prismaSchemas(const QString &name, const QString &heading)
{
    QStringList schemas;
    for (const Part &part : partsOf(name)) {
        if (part.heading == heading)
            schemas += part.text;
    }
    return schemas;
}

} // namespace catalpa::test
