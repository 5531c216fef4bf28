// SPDX-FileCopyrightText: 2026 The Catalpa authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "exchange/marc/filing.h"

using namespace Qt::StringLiterals;

namespace catalpa::exchange {
namespace {

constexpr QChar begin = u'\u0098';
constexpr QChar end = u'\u009C';

//! Whether a word may begin at that place: behind a blank, an apostrophe, or any other sign.
bool isWordBegin(const QString &text, qsizetype at)
{
    return at == 0 || (at < text.size() && !text.at(at - 1).isLetterOrNumber() && !text.at(at - 1).isMark());
}

//! As Aleph and the libraries of Italy write the marks: "<<The >>fig", ESC H and ESC I.
QString withUsualMarks(QString text)
{
    if (text.contains(QChar(0x1B)))
        text.replace(u"\x1B"
                     "H"_s,
                     QString(begin))
            .replace(u"\x1BI"_s, QString(end));
    return text.startsWith(u"<<"_s) && text.contains(u">>"_s)
        ? text.replace(u"<<"_s, QString(begin)).replace(u">>"_s, QString(end))
        : text;
}

} // namespace

FiledTitle withoutFilingMarks(const QString &given)
{
    const QString title = withUsualMarks(given);
    FiledTitle filed{title, {}};
    const qsizetype first = title.indexOf(begin);
    const qsizetype last = title.indexOf(end, first + 1);
    if (first == 0 && last > 0)
        filed.sortTitle = title.mid(last + 1).trimmed();
    for (QString *text : {&filed.title, &filed.sortTitle})
        text->remove(begin).remove(end);
    return filed;
}

QString filedFrom(const QString &title, int characters)
{
    const QString composed = title.normalized(QString::NormalizationForm_C);
    if (isWordBegin(composed, characters))
        return composed.mid(characters);
    // The beginning alone: Qt moves all that follows for each letter that it takes apart.
    const qsizetype beginning = 2 * characters + 2;
    const QString decomposed = composed.left(beginning).normalized(QString::NormalizationForm_D);
    if (isWordBegin(decomposed, characters))
        return (decomposed.mid(characters) + composed.mid(beginning)).normalized(QString::NormalizationForm_C);
    return composed.mid(characters);
}

int charactersNotFiled(const QString &title, const QString &sortTitle)
{
    for (int characters = 0; characters <= 9 && characters < title.size(); ++characters) {
        if (filedFrom(title, characters) == sortTitle)
            return characters;
    }
    return -1;
}

} // namespace catalpa::exchange
