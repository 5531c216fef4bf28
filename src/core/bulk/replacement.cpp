// SPDX-FileCopyrightText: 2026 The Catalpa authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/bulk/replacement.h"

#include "base/text.h"

#include <QtCore/QCoreApplication>

using namespace Qt::StringLiterals;

namespace catalpa {
namespace {

// Steps that PCRE2 may take from one place of a text; patterns such as (a+)+b would need more than a life has.
// https://www.pcre.org/current/doc/html/pcre2pattern.html#SEC2
constexpr auto limits = "(*LIMIT_MATCH=200000)(*LIMIT_DEPTH=10000)"_L1;

QString composed(const QString &text)
{
    return text.normalized(QString::NormalizationForm_C);
}

} // namespace

Result<Replacement> Replacement::from(const ReplacementRule &rule)
{
    if (rule.find.isEmpty())
        return failure(ErrorKind::Invalid, Text::tr("Type what is to be found."));
    const QString find = composed(rule.find);
    const QString core = rule.isPattern ? find : QRegularExpression::escape(find);
    QRegularExpression::PatternOptions options = QRegularExpression::UseUnicodePropertiesOption;
    if (!rule.matchesCase)
        options |= QRegularExpression::CaseInsensitiveOption;
    const auto around = [&](const QString &inner) {
        return rule.wholeWords ? u"(?<!\\w)(?:"_s + inner + u")(?!\\w)"_s : inner;
    };
    // Checked by itself first, so that the place of a mistake is the one that is seen.
    const QRegularExpression typed(core, options);
    Replacement ready;
    ready.m_pattern = QRegularExpression(limits + around(core), options);
    if (!typed.isValid() || !ready.m_pattern.isValid()) {
        return failure(ErrorKind::Invalid,
                       Text::tr("This is not a regular expression, because of what stands at character %1: %2.")
                           .arg(typed.patternErrorOffset() + 1)
                           .arg(typed.errorString()));
    }
    ready.m_pattern.optimize();
    ready.m_with = composed(rule.with);
    ready.m_isPattern = rule.isPattern;
    return ready;
}

Result<std::pair<QString, int>> Replacement::in(const QString &text) const
{
    const QString given = composed(text);
    QString made;
    int times = 0;
    qsizetype copied = 0;
    auto matches = m_pattern.globalMatch(given);
    while (matches.hasNext()) {
        const QRegularExpressionMatch match = matches.next();
        made += QStringView(given).mid(copied, match.capturedStart() - copied);
        made += insertion(match);
        copied = match.capturedEnd();
        ++times;
    }
    // A match that was given up ends the matches too.
    if (!matches.isValid()) {
        return failure(
            ErrorKind::Busy,
            Text::tr("Looking for this would take too long in “%1”. Make the expression simpler: a repetition "
                     "inside a repetition is the usual reason.")
                .arg(given.left(60)));
    }
    if (times == 0)
        return std::pair(text, 0);
    made += QStringView(given).mid(copied);
    return std::pair(made, times);
}

QString Replacement::insertion(const QRegularExpressionMatch &match) const
{
    if (!m_isPattern)
        return m_with;
    QString text;
    for (qsizetype i = 0; i < m_with.size(); ++i) {
        const QChar next = i + 1 < m_with.size() ? m_with.at(i + 1) : QChar();
        if (m_with.at(i) != u'\\' || next.isNull()) {
            text += m_with.at(i);
        } else if (next >= u'0' && next <= u'9') {
            text += match.captured(next.unicode() - u'0');
            ++i;
        } else {
            if (next == u'\\')
                ++i;
            text += u'\\';
        }
    }
    return text;
}

} // namespace catalpa
