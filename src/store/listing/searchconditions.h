// SPDX-FileCopyrightText: 2026 The Catalpa authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "store/listing/search.h"

namespace catalpa::store {

//! Makes the conditions of a search on one listing, and binds what was typed.
class SearchConditions {
public:
    //! \a isWalk: on the columns of a walk. What is bound is appended to \a params, which must outlive this.
    SearchConditions(const SearchedTable &searched, const CatalogueCapabilities &capabilities, bool isWalk,
                     db::Params &params);

    //! A condition for each term; empty when there is none.
    QByteArray all(const SearchQuery &search);

private:
    QByteArray conditionOf(const SearchTerm &term);
    QByteArray textCondition(const SearchTerm &term);
    QByteArray inText(const SearchedText &text, const SearchTerm &term);
    QByteArray wordsIn(const SearchedText &text, const SearchTerm &term);
    QByteArray withinWords(SearchedText::Line line, const QString &pattern);
    QByteArray mayHave(const QByteArray &column, QString pattern);
    QByteArray withVariants(QByteArray sql, const QStringList &sought);
    QByteArray written(const SearchedText &text, const SearchTerm &term);
    QByteArray recorded(const SearchedText &text, bool isThere) const;
    QByteArray countryCondition(const SearchTerm &term);
    QByteArray countryIs(const QByteArray &recorded, const QStringList &spellings);
    QByteArray dateCondition(const SearchTerm &term);
    QByteArray numberCondition(const SearchTerm &term);
    QByteArray detailCondition(const SearchTerm &term);
    QByteArray bind(const db::Param &param, const QByteArray &type);
    QByteArray place(QByteArray condition) const;

    const SearchedTable &m_searched;
    const CatalogueCapabilities &m_capabilities;
    bool m_isWalk;
    db::Params &m_params;
};

} // namespace catalpa::store
