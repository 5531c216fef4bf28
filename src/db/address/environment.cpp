// SPDX-FileCopyrightText: 2026 The Catalpa authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "db/address/environment.h"

#include <QtCore/QtGlobal>

namespace catalpa::db {

void forgetLibpqVariables()
{
    for (const char *variable : {"PGSERVICE",     "PGSERVICEFILE",        "PGHOSTADDR",         "PGSSLMODE",
                                 "PGREQUIRESSL",  "PGSSLROOTCERT",        "PGSSLCERT",          "PGSSLKEY",
                                 "PGSSLCRL",      "PGSSLCRLDIR",          "PGSSLNEGOTIATION",   "PGSSLSNI",
                                 "PGSSLCERTMODE", "PGREQUIREAUTH",        "PGCHANNELBINDING",   "PGGSSENCMODE",
                                 "PGREQUIREPEER", "PGTARGETSESSIONATTRS", "PGLOADBALANCEHOSTS", "PGOPTIONS",
                                 "PGAPPNAME",     "PGCONNECT_TIMEOUT"})
        qunsetenv(variable);
}

} // namespace catalpa::db
