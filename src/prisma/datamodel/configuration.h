// SPDX-FileCopyrightText: 2026 The Catalpa authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QtCore/QList>
#include <QtCore/QStringList>

namespace catalpa::prisma {

struct ExtensionDefinition {
    QString name; //!< In the schema; where there is no map, also in the database.
    QString map = {};
    QString schema = {};
    QString version = {};
};

//! What the datasource and the generators say.
struct Configuration {
    QString datasource; //!< Its name, behind which types stand: "db". Empty when there is none.
    QString urlVariable = {}; //!< Of url = env("…"); empty when there is none.
    QString directUrlVariable = {};
    QString url = {}; //!< As it stands there.
    QStringList schemas = {}; //!< By name.
    QList<ExtensionDefinition> extensions = {}; //!< By name.
    bool hasForeignKeys = true; //!< relationMode is not "prisma".
    bool hasPartialIndexes = false;
    bool hasExtensions = false;
    bool hasViews = false;
};

} // namespace catalpa::prisma
