// SPDX-FileCopyrightText: 2026 The Catalpa authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "houserule.h"

#include <QtCore/QRegularExpression>

namespace catalpa::lint {

using namespace Qt::StringLiterals;

namespace {

//! Words of a private idiom that have given way to the terms of the trade; see "Names" in CONTRIBUTING.md.
const QString bannedNames =
    uR"(\b\w*(Outlook|Scratch(Schema|Text)|Rehearsing|Piecewise|Errand|Workplace|Invocation|SafetyBox|LetterBubble|TypedJump|RowCopy|GrowingDialog|SoughtWords|SearchEcho|ViewShelf|CarriedTable|OwnWords|Entrance|News)\b|\bCatalog(?!ue)\w*)"_s;

QList<Offence> inHeaderOfBanned(const SourceFile &file)
{
    return file.path.startsWith(u"tests/lint/"_s) ? QList<Offence>() : forbid({u""_s}, View::Code, bannedNames)(file);
}

//! Parameters by which a function of ours answers: a pointer, or a reference that is not const, to a plain value.
QList<Offence> outParameters(const SourceFile &file)
{
    if (!file.path.endsWith(u".h"_s))
        return {};
    return forbid(
        {u"src/"_s}, View::Code,
        uR"([(,]\s*(bool|int|qint64|QString|QStringList|QByteArray|Error)\s*[*&]\s*(ok|error|result|reason|\w*[Oo]ut)\b)"_s)(
        file);
}

//! Bodies of functions, by the form that clang-format gives them: the brace that opens one stands alone in its line.
QList<Offence> longFunctions(const SourceFile &file)
{
    constexpr qsizetype limit = 40;
    if (!file.isCpp() || !file.path.startsWith(u"src/"_s))
        return {};
    QList<Offence> offences;
    const QStringList lines = codeOnly(file.text).split(u'\n');
    for (qsizetype first = 0; first < lines.size(); ++first) {
        if (lines.at(first).trimmed() != u"{"_s)
            continue;
        const QString end = lines.at(first).left(lines.at(first).indexOf(u'{')) + u'}';
        const qsizetype last = lines.indexOf(end, first);
        if (last - first - 1 > limit)
            offences.append({file.path, int(first) + 1, u"%1 lines, more than %2"_s.arg(last - first - 1).arg(limit)});
    }
    return offences;
}

QString functionOf(int lines)
{
    return u"int f()\n{\n"_s + u"    g();\n"_s.repeated(lines) + u"}\n"_s;
}

} // namespace

QList<HouseRule> structureRules()
{
    return {
        {u"namesAreOfTheTrade"_s,
         u"Types have the standard terms of PostgreSQL, Prisma, Qt and library science."_s,
         inHeaderOfBanned,
         {u"src/ui/a.h"_s, u"#pragma once\nclass CatalogView;\n"_s},
         {u"src/ui/a.h"_s, u"#pragma once\nclass CatalogueView;\n"_s}},

        {u"membersAreOwnedByType"_s,
         u"Nobody deletes a member by hand: std::unique_ptr, or a parent, does."_s,
         forbid({u"src/"_s}, View::Code, uR"(\bdelete\s+m_\w+)"_s),
         {u"src/ui/a.cpp"_s, u"delete m_page;\n"_s},
         {u"src/ui/a.cpp"_s, u"m_page.reset(); // delete m_page\n"_s}},

        {u"functionsAreShort"_s,
         u"A function has at most 40 lines."_s,
         longFunctions,
         {u"src/ui/a.cpp"_s, functionOf(41)},
         {u"src/ui/a.cpp"_s, functionOf(40)}},

        {u"answersAreReturned"_s,
         u"A function returns what it has to say: no bool *ok, no QString *error."_s,
         outParameters,
         {u"src/db/a.h"_s, u"#pragma once\nint read(const QString &text, bool *ok);\n"_s},
         {u"src/db/a.h"_s, u"#pragma once\nResult<int> read(const QString &text);\n"_s}},
    };
}

} // namespace catalpa::lint
