// SPDX-FileCopyrightText: 2026 The Catalpa authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "migrationprogress.h"

#include "migratewords.h"
#include "tableoutput.h"

#include <QtCore/QCoreApplication>
#include <QtCore/QElapsedTimer>

using namespace Qt::StringLiterals;

namespace catalpa::cli {
namespace {

constexpr int quietMilliseconds = 2'000;

struct Sentences {
    Q_DECLARE_TR_FUNCTIONS(MigrateCommand)
};

class Lines {
public:
    Lines(Output &output, const QString &done)
        : m_output(output)
        , m_done(done)
    {
    }

    void tell(const MigrationEvent &event)
    {
        switch (event.kind) {
        case MigrationEvent::Kind::Started:
            m_quiet.start();
            break;
        case MigrationEvent::Kind::Statement:
            tellStatement(event);
            break;
        case MigrationEvent::Kind::Notice:
            say("  "_L1 + displayLine(event.text, 200));
            break;
        case MigrationEvent::Kind::Applied:
            m_output.writeLine(m_done.arg(QString::number(event.index + 1), QString::number(event.count),
                                          nameOf(event.key), QString::number(event.milliseconds)));
            m_output.flush();
            break;
        case MigrationEvent::Kind::Failed:
            break;
        }
    }

private:
    void tellStatement(const MigrationEvent &event)
    {
        if (event.statements == 0 || !m_quiet.hasExpired(quietMilliseconds))
            return;
        m_quiet.restart();
        say("  "_L1
            + Sentences::tr("%1: statement %2 of %3 is done.")
                  .arg(nameOf(event.key), QString::number(event.statement), QString::number(event.statements)));
    }

    Output &m_output;
    QString m_done;
    QElapsedTimer m_quiet; //!< Since something was last said.
};

} // namespace

SchemaHistory::Progress progressLines(QObject *context, Workplace &workplace, const QString &done)
{
    if (workplace.invocation.json)
        return {};
    const auto lines = std::make_shared<Lines>(workplace.output, done);
    return queued<MigrationEvent>(context, [lines](const MigrationEvent &event) { lines->tell(event); });
}

} // namespace catalpa::cli
