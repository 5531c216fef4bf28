// SPDX-FileCopyrightText: 2026 The Catalpa authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "migrate/impact/wholestatement.h"

#include "base/text.h"
#include "migrate/impact/altertable.h"
#include "migrate/impact/createtable.h"
#include "migrate/impact/data.h"
#include "migrate/impact/index.h"
#include "migrate/impact/otherstatements.h"
#include "migrate/impact/rules/risks.h"
#include "migrate/impact/rules/statementkinds.h"

#include <QtCore/QCoreApplication>

#include <algorithm>
#include <utility>

using namespace Qt::StringLiterals;

namespace catalpa::migrate {
namespace {

void analyseOne(StatementAnalysis &analysis, const sql::Node &statement)
{
    if (!analyseAlterTable(analysis, statement) && !analyseIndex(analysis, statement)
        && !analyseTable(analysis, statement) && !analyseData(analysis, statement))
        analyseOther(analysis, statement);
    analyseRisks(analysis, statement);
    if (!goesUnnoticed(statement))
        analysis.isNoticed();
}

//! Queries belong to the statement that they are in.
bool standsForItself(const sql::Node &node)
{
    return statementKind(node.kind()) != nullptr && !node.is("SelectStmt"_L1);
}

bool isKept(const sql::Node &statement)
{
    if (statement.is("ExplainStmt"_L1)) {
        const QList<sql::Node> options = statement.list("options"_L1);
        return std::none_of(options.cbegin(), options.cend(),
                            [](const sql::Node &option) { return option.text("defname"_L1) == "analyze"_L1; });
    }
    return statement.is("PrepareStmt"_L1) || statement.is("RuleStmt"_L1) || statement.is("CreateFunctionStmt"_L1)
        || statement.is("ViewStmt"_L1);
}

} // namespace

void analyseStatement(StatementAnalysis &analysis, const sql::Node &statement)
{
    analyseOne(analysis, statement);
    bool isOutermost = true;
    statement.visit([&](const sql::Node &node) {
        if (std::exchange(isOutermost, false) || !standsForItself(node))
            return;
        if (isKept(statement)) {
            SimulatedSchema copy = analysis.simulated();
            StatementAnalysis later(copy);
            analyseOne(later, node);
            if (!statement.is("ExplainStmt"_L1))
                analysis.keepsForLater(later);
        } else {
            StatementAnalysis part(analysis.simulated());
            analyseOne(part, node);
            analysis.includes(part);
        }
    });
}

} // namespace catalpa::migrate
