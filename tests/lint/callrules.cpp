// SPDX-FileCopyrightText: 2026 The Catalpa authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "houserule.h"

namespace catalpa::lint {

using namespace Qt::StringLiterals;

namespace {

QList<HouseRule> callsThatHurtTheDatabase()
{
    return {
        {u"nothingIsPreparedByTheDriver"_s,
         u"SQL runs through Session::run(); behind a pooler QPSQL's prepared statements are mixed up."_s,
         forbid({u"src/"_s}, View::Code, uR"(\bprepare\s*\(|\baddBindValue\b|\bbindValue\b)"_s),
         {u"src/db/a.cpp"_s, u"query.prepare(u\"select 1\"_s);\n"_s},
         {u"src/db/a.cpp"_s, u"run(u\"prepare (a)\"_s); // not prepare(\n"_s}},

        {u"noSqlModels"_s,
         u"Tables are ours; Qt's SQL models block the window and hold every row."_s,
         forbid({u"src/"_s}, View::Code, uR"(\bQSql(TableModel|QueryModel|Relational\w*))"_s),
         {u"src/db/a.cpp"_s, u"QSqlTableModel model;\n"_s},
         {u"src/models/a.cpp"_s, u"AuthorsModel model;\n"_s}},

        {u"noPageByOffset"_s,
         u"Pages are read by key: OFFSET reads and throws away every row before them."_s,
         forbid({u"src/"_s}, View::Statements, uR"((?i)\boffset\s+(\$\d|%\d|\d))"_s),
         {u"src/store/a.cpp"_s, u"run(u\"select id from authors offset $1\"_s);\n"_s},
         {u"src/store/a.cpp"_s, u"run(u\"select id from authors where id > $1\"_s); // no offset 1\n"_s}},
    };
}

QList<HouseRule> callsThatBlockTheWindow()
{
    return {
        {u"noNestedEventLoop"_s,
         u"The window's thread never runs a loop of its own: no processEvents, QEventLoop or exec(). What asks other "
         u"libraries has one in a background thread."_s,
         [](const SourceFile &file) {
             return forbid({u"src/"_s, {u"src/cli/await."_s, u"src/exchange/lookup/"_s}}, View::Code,
                           uR"(\bprocessEvents\b|\bQEventLoop\b)"_s)(file)
                 + forbid({u"src/ui/"_s, {u"src/ui/widgets/prompts"_s}}, View::Code, uR"((\.|->)exec\s*\()"_s)(file);
         },
         {u"src/ui/a.cpp"_s, u"dialog.exec();\n"_s},
         {u"src/app/main.cpp"_s, u"return app.exec();\n"_s}},

        {u"nobodyWaitsForAFuture"_s,
         u"Answers come through deliver(); waiting for one stops the window."_s,
         forbid({u"src/"_s, {u"src/local/"_s}}, View::Code, uR"(\bwaitForFinished\b)"_s),
         {u"src/ui/a.cpp"_s, u"future.waitForFinished();\n"_s},
         {u"src/local/a.cpp"_s, u"process.waitForFinished(); // a QProcess, in a background thread\n"_s}},

        {u"theWindowDoesNotSleep"_s,
         u"The window's thread does not sleep: a timer brings it back."_s,
         forbid({u"src/"_s, {u"src/db/"_s, u"src/platform/"_s, u"src/local/"_s, u"src/migrate/"_s, u"src/store/"_s}},
                View::Code, uR"(\b(u|m|n)?sleep(_for|_until)?\s*\()"_s),
         {u"src/ui/a.cpp"_s, u"QThread::msleep(10);\n"_s},
         {u"src/local/a.cpp"_s, u"QThread::msleep(10);\n"_s}},

        {u"deliverIsTheOnlyContinuation"_s,
         u"QFuture::then and takeResult lose work or crash in Qt 6.4; use deliver(). One place has no thread with a "
         u"loop to "
         u"deliver to."_s,
         forbid({u"src/"_s, {u"src/store/reading/readingpool."_s}}, View::Code,
                uR"((\.|->)then\s*\(|\btakeResult\b)"_s),
         {u"src/ui/a.cpp"_s, u"future.then(this, [] {});\n"_s},
         {u"src/ui/a.cpp"_s, u"deliver(future, this, [] {});\n"_s}},

        {u"failuresArePassedOnOneWay"_s,
         u"A failure is made by failure() and passed on by passOn(), both of base/result.h."_s,
         forbid({u"src/"_s, {u"src/base/result."_s}}, View::Code, uR"(\btl::(make_)?(un)?expected\b)"_s),
         {u"src/store/a.cpp"_s, u"return tl::unexpected(rows.error());\n"_s},
         {u"src/store/a.cpp"_s, u"return passOn(rows);\n"_s}},

        {u"questionsGoThroughPrompts"_s,
         u"Boxes are opened in src/ui/widgets/prompts only, so that a test can answer."_s,
         forbid({u"src/"_s, {u"src/ui/widgets/prompts"_s}}, View::Code,
                uR"((?<!QtWidgets/)\bQ(MessageBox|FileDialog|InputDialog|ColorDialog|FontDialog|ErrorMessage)\b)"_s),
         {u"src/ui/a.cpp"_s, u"QMessageBox::warning(this, tr(\"A\"), tr(\"B\"));\n"_s},
         {u"src/ui/widgets/prompts.cpp"_s, u"auto *box = new QMessageBox(parent);\n"_s}},
    };
}

QList<HouseRule> callsThatSpoilTheDesign()
{
    return {
        {u"noSingletons"_s,
         u"Constructors say what a class needs: no instance() of ours."_s,
         forbid({u"src/"_s}, View::Code, uR"(\bstatic\s+\w+\s*[*&]\s*(instance|self)\s*\(|\bQ_GLOBAL_STATIC\b)"_s),
         {u"src/ui/a.h"_s, u"#pragma once\nstatic Theme *instance();\n"_s},
         {u"src/ui/a.h"_s, u"#pragma once\nTheme theme();\n"_s}},

        {u"typesAreNamedForWhatTheyAre"_s,
         u"No type is a Manager, Helper, Util or Handler."_s,
         forbid({u""_s}, View::Code, uR"(\b(class|struct|namespace)\s+\w*(Manager|Helper|Utils?|Handler)\b)"_s),
         {u"src/ui/a.h"_s, u"#pragma once\nclass ThemeManager {};\n"_s},
         {u"src/ui/a.h"_s, u"#pragma once\nclass Theme {};\n"_s}},

        {u"coloursComeFromTheTheme"_s,
         u"Colours are palette roles or stand in src/ui/widgets/palettes.cpp."_s,
         forbid(
             {u"src/ui/"_s, {u"src/ui/widgets/palettes."_s}}, View::Statements,
             uR"(#[0-9A-Fa-f]{6}\b|\bQ(Color|Rgb)\w*\s*[({]\s*[0-9]|\bqRgba?\s*\(\s*[0-9]|\bQt::(dark)?(white|black|red|green|blue|cyan|magenta|yellow|gr[ae]y|Red|Green|Blue|Cyan|Magenta|Yellow|Gr[ae]y)\b)"_s),
         {u"src/ui/a.cpp"_s, u"painter.setPen(QColor(12, 34, 56));\n"_s},
         {u"src/ui/a.cpp"_s, u"painter.setPen(palette.color(QPalette::Text));\n"_s}},

        {u"labelsAreMadePlain"_s,
         u"A label made in code is a PlainLabel: what comes from a database, a file or a person is never markup."_s,
         forbid({u"src/"_s, {u"src/ui/widgets/text/plainlabel."_s}}, View::Code,
                uR"(\bnew\s+QLabel\b|\bpublic\s+QLabel\b|\bQLabel\s+\w+\s*[;({])"_s),
         {u"src/ui/a.cpp"_s, u"auto *label = new QLabel(this);\n"_s},
         {u"src/ui/a.cpp"_s, u"auto *label = new PlainLabel(this);\n"_s}},

        {u"textIsNoMarkup"_s,
         u"Only the help and the pages for browsers show markup. Tool tips are plain texts (PlainTextFilter), so escaping would be seen."_s,
         forbid(
             {u"src/"_s,
              {u"src/ui/help/"_s, u"src/ui/widgets/text/plaintextfilter."_s, u"src/serve/pages/html."_s,
               u"src/exchange/pages/htmlwriter."_s}},
             View::Code,
             uR"(\b(set|insert|append)Html\b|\bsetWhatsThis\b|\btoHtmlEscaped\b|\bQt::(AutoText|RichText|MarkdownText)\b)"_s),
         {u"src/ui/a.cpp"_s, u"label->setToolTip(detail.toHtmlEscaped());\n"_s},
         {u"src/ui/a.cpp"_s, u"label->setToolTip(detail);\n"_s}},

        {u"testsDoNotSleep"_s,
         u"A test waits for what it expects, never for a time."_s,
         forbid({u"tests/"_s, {u"tests/support/"_s, u"tests/bench/"_s}}, View::Code,
                uR"(\b(qSleep|qWait|msleep|usleep|sleep_for|sleep)\s*\()"_s),
         {u"tests/ui/a.cpp"_s, u"QTest::qWait(100);\n"_s},
         {u"tests/ui/a.cpp"_s, u"QTRY_COMPARE(model.rowCount(), 3);\n"_s}},
    };
}

} // namespace

QList<HouseRule> callRules()
{
    return callsThatHurtTheDatabase() + callsThatBlockTheWindow() + callsThatSpoilTheDesign();
}

} // namespace catalpa::lint
