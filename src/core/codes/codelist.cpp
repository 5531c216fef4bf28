// SPDX-FileCopyrightText: 2026 The Catalpa authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/codes/codelist.h"

#include "core/search/foldedtext.h"

#include <QtCore/QFile>

#include <array>
#include <optional>

using namespace Qt::StringLiterals;

namespace catalpa {
namespace {

//! Whether a text is the code, or begins a name, a word of a name or the code; 0 for the likeliest kind.
std::optional<int> rank(const FoldedCode &each, const QString &code, const QString &sought)
{
    if (!code.isEmpty() && each.code.code == code)
        return 0;
    for (qsizetype name = 0; name < each.folded.size() && !sought.isEmpty(); ++name) {
        if (each.folded.at(name).startsWith(sought))
            return name == 0 ? 1 : 2;
    }
    const bool isWithin = !sought.isEmpty() && each.folded.value(0).contains(u' ' + sought);
    return isWithin || (!code.isEmpty() && each.code.code.startsWith(code)) ? std::optional(3) : std::nullopt;
}

} // namespace

QList<NamedCode> codeList(const QString &file)
{
    QFile lines(u":/codes/%1.txt"_s.arg(file)); // In memory.
    if (!lines.open(QIODevice::ReadOnly))
        qFatal("%s is missing in the program", qPrintable(lines.fileName()));
    QList<NamedCode> codes;
    for (const QString &line : QString::fromUtf8(lines.readAll()).split(u'\n', Qt::SkipEmptyParts)) {
        if (!line.startsWith(u'#'))
            codes += {line.section(u' ', 0, 0), line.section(u' ', 1)};
    }
    return codes;
}

QList<FoldedCode> foldedCodes(const QList<NamedCode> &codes,
                              const std::function<QStringList(const NamedCode &)> &others)
{
    QList<FoldedCode> all;
    for (const NamedCode &each : codes) {
        QStringList names{folded(each.name)};
        for (const QString &name : others ? others(each) : QStringList())
            names += folded(name);
        names.removeDuplicates();
        names.removeAll(QString());
        all += {each, names};
    }
    return all;
}

QList<NamedCode> codesBeginning(const QList<FoldedCode> &all, const QString &code, const QString &text)
{
    const QString sought = folded(text);
    std::array<QList<NamedCode>, 4> found;
    for (const FoldedCode &each : all) {
        if (const auto at = rank(each, code, sought))
            found[std::size_t(*at)] += each.code;
    }
    return found[0] + found[1] + found[2] + found[3];
}

QString codeNamed(const QList<FoldedCode> &all, const QString &text)
{
    const QString sought = folded(text);
    QStringList named;
    for (const FoldedCode &each : all) {
        if (sought.isEmpty() || !each.folded.contains(sought))
            continue;
        if (each.folded.first() == sought)
            return each.code.code;
        named += each.code.code;
    }
    return named.size() == 1 ? named.first() : QString();
}

} // namespace catalpa
