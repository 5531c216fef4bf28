// SPDX-FileCopyrightText: 2026 The Catalpa authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "cli/output/migrationprogress.h"

#include "base/text.h"
#include "cli/output/migrationoutput.h"
#include "cli/output/tableoutput.h"

#include <QtCore/QElapsedTimer>

using namespace Qt::StringLiterals;

namespace catalpa::cli {
namespace {

constexpr int quietMilliseconds = 2'000;

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
            printNote("  "_L1 + displayLine(event.text, 200));
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
        printNote("  "_L1
                  + Text::tr("%1: statement %2 of %3 is done.")
                        .arg(nameOf(event.key), QString::number(event.statement), QString::number(event.statements)));
    }

    Output &m_output;
    QString m_done;
    QElapsedTimer m_quiet; //!< Since something was last said.
};

} // namespace

SchemaHistory::Progress progressLines(QObject *receiver, Context &context, const QString &done)
{
    if (context.commandLine.json())
        return {};
    const auto lines = std::make_shared<Lines>(context.output, done);
    return queued<MigrationEvent>(receiver, [lines](const MigrationEvent &event) { lines->tell(event); });
}

} // namespace catalpa::cli
