// SPDX-FileCopyrightText: 2026 The Catalpa authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/search/searchquery.h"

#include "core/search/searchfields.h"
#include "core/search/searchvalue.h"

#include <algorithm>

using namespace Qt::StringLiterals;

namespace catalpa {
namespace {

using Reason = SearchRemark::Reason;

constexpr qsizetype longestSearch = 1'999; // Characters that are looked at: a full search field was cut.
constexpr qsizetype longestFieldName = 20;

bool isQuote(QChar character)
{
    return character == u'"' || character == u'\u201c' || character == u'\u201d' || character == u'\u201e';
}

qsizetype lettersIn(const QString &word)
{
    const QList<uint> characters = word.toUcs4();
    return std::count_if(characters.begin(), characters.end(),
                         [](uint character) { return QChar::isLetterOrNumber(character); });
}

bool isTurnedRound(const SearchTerm &term)
{
    return (term.from.isValid() && term.until.isValid() && term.from >= term.until)
        || (term.least && term.most && *term.least > *term.most);
}

class Parser {
public:
    Parser(const QString &typed, SearchScope scope, const QDate &today)
        : m_text(visible(typed.left(longestSearch)))
        , m_scope(scope)
        , m_today(today)
        , m_isCut(typed.size() > longestSearch)
    {
    }

    SearchQuery read()
    {
        for (skipBlanks(); m_at < m_text.size() && m_result.terms.size() <= mostSearchTerms; skipBlanks())
            readTerm();
        if (m_isCut || m_result.terms.size() > mostSearchTerms)
            remark(Reason::TooMuch);
        m_result.terms = m_result.terms.mid(0, mostSearchTerms);
        return finished();
    }

private:
    SearchQuery finished()
    {
        joinInitials();
        for (const SearchTerm &term : std::as_const(m_result.terms)) {
            if (term != SearchTerm{.text = term.text})
                m_result.usesSyntax = true;
        }
        m_result.usesSyntax |= !m_result.remarks.isEmpty();
        return m_result;
    }

    void skipBlanks()
    {
        while (m_at < m_text.size() && m_text.at(m_at).isSpace())
            ++m_at;
    }
    bool atEnd() const { return m_at >= m_text.size() || m_text.at(m_at).isSpace(); }
    //! Steps over \a sign when it stands here.
    bool take(char16_t sign)
    {
        if (m_at >= m_text.size() || m_text.at(m_at) != sign)
            return false;
        ++m_at;
        return true;
    }
    QString takeWord()
    {
        const qsizetype start = m_at;
        while (!atEnd())
            ++m_at;
        return m_text.mid(start, m_at - start);
    }

    void remark(Reason reason, const QString &typed = {}, const QString &meant = {})
    {
        const SearchRemark told{reason, typed, meant};
        if (!m_result.remarks.contains(told) && m_result.remarks.size() < mostSearchTerms)
            m_result.remarks += told;
    }

    void add(const SearchTerm &term)
    {
        const bool mayRepeat = lettersIn(term.text) == 1; // The R of J. R. R.
        if (mayRepeat || !m_result.terms.contains(term))
            m_result.terms += term;
    }

    void readTerm()
    {
        SearchTerm term;
        term.excluded = take(u'-');
        if (term.excluded && atEnd())
            return remark(Reason::LoneSign, u"-"_s);
        const QString name = fieldNameHere();
        if (name.isEmpty())
            return readText(term);
        const qsizetype start = m_at;
        m_at += name.size() + 1;
        if (const auto field = fieldNamed(name)) {
            term.field = *field;
            return readField(term, name);
        }
        if (const QString meant = resembledField(name, m_scope); !meant.isEmpty() && !atEnd()) {
            remark(Reason::UnknownField, name, meant);
            return readText(term);
        }
        m_at = start;
        addWords(term, takeWord());
    }

    //! The letters before a colon, or nothing.
    QString fieldNameHere() const
    {
        qsizetype end = m_at;
        while (end < m_text.size() && m_text.at(end).isLetter() && end - m_at <= longestFieldName)
            ++end;
        const bool isField = end > m_at && end < m_text.size() && m_text.at(end) == u':';
        return isField ? m_text.mid(m_at, end - m_at) : QString();
    }

    void readField(SearchTerm term, const QString &name)
    {
        if (atEnd())
            return remark(Reason::NoValueYet, name);
        if (!exists(term.field, m_scope)) {
            takeWord();
            return remark(Reason::NotHere, name);
        }
        if (term.field == SearchField::Added || term.field == SearchField::Books || term.field == SearchField::Year) {
            const QString value = takeWord();
            if (term.field == SearchField::Year && takeRecorded(term, value))
                return add(term);
            const auto read =
                term.field == SearchField::Added ? readDates(value, m_today, term) : readNumber(value, term);
            if (!read) {
                return remark(term.field == SearchField::Added ? Reason::NoDate : Reason::NoNumber, value,
                              term.field == SearchField::Year ? u"year"_s : QString());
            }
            if (isTurnedRound(*read))
                remark(Reason::TurnedRound, value, value.section(".."_L1, 1) + ".."_L1 + value.section(".."_L1, 0, 0));
            return add(*read);
        }
        readText(term);
    }

    //! Whether a word asks for nothing, or for anything, being recorded.
    static bool takeRecorded(SearchTerm &term, const QString &word)
    {
        if (wordsForNothing().contains(word, Qt::CaseInsensitive))
            term.kind = SearchTerm::Kind::Nothing;
        else if (wordsForSomething().contains(word, Qt::CaseInsensitive))
            term.kind = SearchTerm::Kind::Something;
        else
            return false;
        return true;
    }

    void readText(SearchTerm term)
    {
        if (take(u'=')) {
            if (atEnd())
                return remark(Reason::LoneSign, u"="_s);
            term.kind = SearchTerm::Kind::Exact;
        }
        if (isQuote(m_text.at(m_at)))
            return readQuotation(term);
        const QString word = takeWord();
        if (term.field != SearchField::Anywhere && term.kind == SearchTerm::Kind::Words) {
            if (takeRecorded(term, word))
                return add(term);
        }
        if (term.excluded && lettersIn(word) == 0)
            return remark(Reason::LoneSign, u'-' + word);
        term.text = word;
        add(term);
    }

    void readQuotation(SearchTerm term)
    {
        const qsizetype start = ++m_at;
        while (m_at < m_text.size() && !isQuote(m_text.at(m_at)))
            ++m_at;
        term.text = m_text.mid(start, m_at - start).simplified();
        term.phrase = true;
        if (m_at < m_text.size())
            ++m_at;
        else
            remark(Reason::OpenQuotation);
        if (!term.text.isEmpty())
            add(term);
    }

    //! "Dune:Messiah" is no field: its parts are words.
    void addWords(SearchTerm term, const QString &text)
    {
        for (const QString &word : text.split(u':', Qt::SkipEmptyParts).mid(0, mostSearchTerms)) {
            term.text = word;
            add(term);
        }
    }

    //! "J R R" and "J. R. R." are one term: single letters stand in many names, but not in a row.
    void joinInitials()
    {
        const auto isInitial = [](const SearchTerm &term) {
            return term == SearchTerm{.field = term.field, .text = term.text} && lettersIn(term.text) == 1;
        };
        QList<SearchTerm> joined;
        bool inRow = false;
        for (const SearchTerm &term : std::as_const(m_result.terms)) {
            const bool initial = isInitial(term);
            if (initial && inRow && joined.last().field == term.field)
                joined.last().text += u' ' + term.text;
            else if (!joined.contains(term))
                joined += term;
            else
                continue;
            inRow = initial;
        }
        m_result.terms = joined;
    }

    QString m_text;
    SearchScope m_scope;
    QDate m_today;
    qsizetype m_at = 0;
    bool m_isCut; //!< There is more than is looked at.
    SearchQuery m_result;
};

} // namespace

SearchQuery parseSearch(const QString &typed, SearchScope scope, const QDate &today)
{
    return Parser(typed, scope, today).read();
}

} // namespace catalpa
