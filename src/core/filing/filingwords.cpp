// SPDX-FileCopyrightText: 2026 The Catalpa authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/filing/filingwords.h"

#include <QtCore/QFile>

#include <array>
#include <utility>

using namespace Qt::StringLiterals;

namespace catalpa::filing {
namespace {

using NamedFlag = std::pair<QLatin1StringView, int>;

constexpr std::array wordFlags{NamedFlag("corporate", Corporate),
                               NamedFlag("corporate or family", PerhapsCorporate),
                               NamedFlag("and", Conjunction),
                               NamedFlag("perhaps and", PerhapsConjunction),
                               NamedFlag("title", Title),
                               NamedFlag("ruler", Ruler),
                               NamedFlag("religious", Religious),
                               NamedFlag("suffix", Degree),
                               NamedFlag("particle", Particle),
                               NamedFlag("prefix", Prefix),
                               NamedFlag("arabic", Undivided),
                               NamedFlag("kin", Kin),
                               NamedFlag("given", Forename),
                               NamedFlag("spanish family", Spanish),
                               NamedFlag("corporate in front", CorporateInFront),
                               NamedFlag("noble", Noble)};
constexpr std::array orderFlags{NamedFlag("east asian", EastAsian),
                                NamedFlag("vietnamese", Vietnamese),
                                NamedFlag("vietnamese only", SurelyVietnamese),
                                NamedFlag("japanese", Japanese),
                                NamedFlag("hungarian", Hungarian),
                                NamedFlag("hungarian only", SurelyHungarian),
                                NamedFlag("icelandic", Icelandic),
                                NamedFlag("korean", Korean),
                                NamedFlag("hungarian women", HungarianWoman)};

//! The lines of a resource without remarks and empty ones.
QStringList linesOf(const QString &name)
{
    QFile file(u":/filing/"_s + name);
    if (!file.open(QIODevice::ReadOnly))
        qFatal("%s is missing in the program", qPrintable(file.fileName()));
    QStringList lines = QString::fromUtf8(file.readAll()).split(u'\n', Qt::SkipEmptyParts);
    lines.removeIf([](const QString &line) { return line.startsWith(u'#'); });
    return lines;
}

} // namespace

const FilingWords &FilingWords::instance()
{
    static const FilingWords words;
    return words;
}

FilingWords::FilingWords()
{
    readWords();
    readArticles();
    for (const auto &[name, flag] : wordFlags) {
        for (const QString &word : m_lists.value(name))
            m_flags[word] |= flag;
    }
    for (const auto &[name, flag] : orderFlags) {
        for (const QString &word : m_lists.value(name))
            m_orders[word] |= flag;
    }
    m_flags[u"the"_s] |= Article;
    m_flags[u"of"_s] |= Origin;
}

void FilingWords::readWords()
{
    for (const QString &line : linesOf(u"words.txt"_s)) {
        if (line.startsWith(u'[')) {
            m_names += line.sliced(1, line.size() - 2);
            continue;
        }
        for (const QString &word : line.split(u'|')) {
            if (!word.trimmed().isEmpty())
                m_lists[m_names.last()] += word.trimmed();
        }
    }
    for (auto list = m_lists.cbegin(); list != m_lists.cend(); ++list)
        m_sets[list.key()] = QSet<QString>(list->cbegin(), list->cend());
}

void FilingWords::readArticles()
{
    for (const QString &line : linesOf(u"articles.txt"_s)) {
        const QStringList codes = line.section(u':', 0, 0).split(u' ');
        const QStringList articles = line.section(u':', 1).split(u' ', Qt::SkipEmptyParts);
        for (const QString &code : codes) {
            for (const QString &article : articles)
                m_articles += code + u' ' + article;
        }
    }
    m_sets[u"articles"_s] = QSet<QString>(m_articles.begin(), m_articles.end());
}

bool FilingWords::contains(const QString &name, const QString &word) const
{
    const auto set = m_sets.constFind(name);
    return set != m_sets.cend() && set->contains(word);
}

} // namespace catalpa::filing
