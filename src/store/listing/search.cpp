// SPDX-FileCopyrightText: 2026 The Catalpa authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "store/listing/search.h"

#include "base/text.h"
#include "core/records/validation.h"
#include "store/listing/searchconditions.h"

#include <QtCore/QLocale>

namespace catalpa::store {

void find(Listing &list, const SearchedTable &searched, const SearchQuery &search,
          const CatalogueCapabilities &capabilities)
{
    list.where = SearchConditions(searched, capabilities, false, list.params).all(search);
    if (searched.walked.isEmpty() || list.where.isEmpty())
        return;
    db::Params params = list.params;
    list.walk.columns = searched.walked;
    list.walk.where = SearchConditions(searched, capabilities, true, params).all(search);
    list.walk.params.assign(params.begin() + std::ptrdiff_t(list.params.size()), params.end());
}

Result<> checkSearch(const QString &search)
{
    if (search.size() <= longestLine)
        return {};
    return failure(ErrorKind::Invalid,
                   Text::tr("This is too long to be searched for: %1 characters are "
                            "the most.")
                       .arg(QLocale().toString(longestLine)));
}

} // namespace catalpa::store
