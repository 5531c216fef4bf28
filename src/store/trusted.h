// SPDX-FileCopyrightText: 2026 The Catalpa authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

// SQL, true or false: whether lists may call what stands in the schema catalpa. It runs as whoever asks, so that a
// superuser asks nobody but itself and other superusers.
#define CATALPA_TRUSTED                                                                                                \
    "NOT (SELECT rolsuper FROM pg_roles WHERE rolname = session_user) OR NOT EXISTS ("                                 \
    "SELECT FROM pg_namespace n JOIN (SELECT pronamespace, proowner FROM pg_proc "                                     \
    "UNION ALL SELECT relnamespace, relowner FROM pg_class UNION ALL SELECT oprnamespace, oprowner FROM pg_operator "  \
    "UNION ALL SELECT oid, nspowner FROM pg_namespace) o(place, owner) ON o.place = n.oid "                            \
    "JOIN pg_roles r ON r.oid = o.owner WHERE n.nspname = 'catalpa' AND NOT r.rolsuper)"
