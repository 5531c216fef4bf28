// SPDX-FileCopyrightText: 2026 The Catalpa authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "documentedblocks.h"

#include <QtCore/QFile>
#include <QtCore/QRegularExpression>

using namespace Qt::StringLiterals;

namespace catalpa::test {
namespace {

const QString indent(4, u' ');

QString textOf(const QString &name)
{
    QFile file(QStringLiteral(CATALPA_SOURCE_FOLDER "/") + name);
    if (!file.open(QIODevice::ReadOnly))
        qFatal("%s cannot be read", qPrintable(file.fileName()));
    return QString::fromUtf8(file.readAll());
}

//! \a line without what each line of a block begins with.
QString withoutIndent(const QString &line)
{
    return line.startsWith(indent) ? line.sliced(indent.size()) : QString();
}

} // namespace

bool Command::isAnsweredBy(const QString &output) const
{
    qsizetype from = 0;
    for (const QString &part : promised) {
        const qsizetype at = output.indexOf(part, from);
        if (at < 0)
            return false;
        from = at + part.size();
    }
    return true;
}

QStringList blocksOfReadme(const QString &heading)
{
    static const QRegularExpression nextHeading(u"^## "_s, QRegularExpression::MultilineOption);
    QStringList blocks;
    QStringList block;
    const QString after = textOf(u"README.md"_s).section(u"\n## "_s + heading + u'\n', 1);
    for (const QString &line : after.section(nextHeading, 0, 0).split(u'\n')) {
        if (line.startsWith(indent) || (line.isEmpty() && !block.isEmpty())) {
            block += withoutIndent(line);
        } else if (!block.isEmpty()) {
            while (block.last().isEmpty())
                block.removeLast();
            blocks += block.join(u'\n');
            block.clear();
        }
    }
    return blocks;
}

QStringList blocksOfHelp(const QString &page)
{
    static const QRegularExpression pre(u"<pre>(.*?)</pre>"_s, QRegularExpression::DotMatchesEverythingOption);
    QStringList blocks;
    auto found = pre.globalMatch(textOf(u"resources/help/%1.html"_s.arg(page)));
    while (found.hasNext()) {
        blocks +=
            found.next().captured(1).replace(u"&lt;"_s, u"<"_s).replace(u"&gt;"_s, u">"_s).replace(u"&amp;"_s, u"&"_s);
    }
    return blocks;
}

QList<Command> commandsIn(const QString &block)
{
    static const QRegularExpression comment(u"\\s+# "_s);
    QList<Command> commands;
    for (const QString &line : block.split(u'\n', Qt::SkipEmptyParts)) {
        Command command{line.section(comment, 0, 0).trimmed(), {}};
        for (const QString &part : line.section(comment, 1).split(u'…', Qt::SkipEmptyParts)) {
            if (!part.trimmed().isEmpty())
                command.promised += part.trimmed();
        }
        commands += command;
    }
    return commands;
}

} // namespace catalpa::test
