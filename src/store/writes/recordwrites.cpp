// SPDX-FileCopyrightText: 2026 The Catalpa authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "store/writes/recordwrites.h"

#include "base/text.h"

namespace catalpa::store {

Error keptOut()
{
    return {ErrorKind::Rights,
            Text::tr("The database did not take this change, though nobody else has changed the field: a rule of its "
                     "own keeps it out, which is row-level security or a trigger. Nothing was saved."),
            {}};
}

Error inDoubt()
{
    return {
        ErrorKind::Conflict,
        Text::tr("The connection broke while this was being saved, and this database cannot tell whether it was. It "
                 "holds what was there before."),
        {}};
}

} // namespace catalpa::store
