// SPDX-FileCopyrightText: 2026 The Catalpa authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "houserule.h"

#include <QtCore/QMap>
#include <QtCore/QRegularExpression>

namespace catalpa::lint {

using namespace Qt::StringLiterals;

namespace {

//! The drawing of src/README.md: what each folder may include besides itself.
const QMap<QString, QStringList> &drawing()
{
    static const QMap<QString, QStringList> below{
        {u"base"_s, {}},
        {u"platform"_s, {u"base"_s}},
        {u"core"_s, {u"base"_s, u"platform"_s}},
        {u"sql"_s, {u"base"_s}},
        {u"db"_s, {u"base"_s, u"platform"_s, u"core"_s}},
        {u"local"_s, {u"base"_s, u"platform"_s, u"core"_s, u"db"_s}},
        {u"schema"_s, {u"base"_s, u"core"_s, u"sql"_s, u"db"_s}},
        {u"prisma"_s, {u"base"_s}},
        {u"migrate"_s, {u"base"_s, u"platform"_s, u"core"_s, u"sql"_s, u"db"_s, u"schema"_s, u"prisma"_s}},
        {u"store"_s, {u"base"_s, u"platform"_s, u"core"_s, u"db"_s, u"exchange"_s}},
        {u"transfer"_s, {u"base"_s, u"platform"_s, u"core"_s, u"sql"_s, u"db"_s, u"schema"_s, u"migrate"_s}},
        {u"exchange"_s, {u"base"_s, u"platform"_s, u"core"_s}},
        {u"wording"_s, {u"base"_s, u"core"_s}},
        {u"serve"_s, {u"base"_s, u"core"_s, u"db"_s, u"store"_s, u"wording"_s}},
        {u"models"_s, {u"base"_s, u"platform"_s, u"core"_s, u"exchange"_s, u"wording"_s}},
        {u"ui"_s, {u"base"_s, u"platform"_s, u"core"_s, u"exchange"_s, u"wording"_s, u"models"_s}},
        {u"cli"_s,
         {u"base"_s, u"platform"_s, u"core"_s, u"sql"_s, u"db"_s, u"schema"_s, u"prisma"_s, u"local"_s, u"migrate"_s,
          u"store"_s, u"serve"_s, u"transfer"_s, u"exchange"_s, u"wording"_s}},
        {u"app"_s,
         {u"base"_s, u"platform"_s, u"core"_s, u"db"_s, u"local"_s, u"migrate"_s, u"store"_s, u"serve"_s, u"transfer"_s,
          u"exchange"_s, u"wording"_s, u"models"_s, u"ui"_s}},
    };
    return below;
}

QList<Offence> includesGoDown(const SourceFile &file)
{
    static const QRegularExpression include(uR"(#\s*include\s*["<](?:(\.\.)|(\w+))/[^">]*[">])"_s);

    QList<Offence> offences;
    const QString layer = file.layer();
    if (layer.isEmpty() || !file.isCpp())
        return offences;
    if (!drawing().contains(layer))
        return {{file.path, 0, u"the folder %1 is not in the drawing"_s.arg(layer)}};

    const QString text = withoutComments(file.text);
    auto matches = include.globalMatch(text);
    while (matches.hasNext()) {
        const auto match = matches.next();
        const QString target = match.captured(2);
        const bool leavesTheDrawing = match.hasCaptured(1);
        const bool climbs = drawing().contains(target) && target != layer && !drawing()[layer].contains(target);
        if (leavesTheDrawing || climbs)
            offences.append({file.path, lineAt(text, match.capturedStart()), match.captured()});
    }
    return offences;
}

} // namespace

QList<HouseRule> layerRules()
{
    return {
        {u"includesGoDownTheDrawing"_s,
         u"An include goes down the drawing of src/README.md, never up or sideways."_s,
         includesGoDown,
         {u"src/models/a.cpp"_s, u"#include \"db/session.h\"\n"_s},
         {u"src/store/a.cpp"_s, u"#include \"db/session.h\"\n#include <QtCore/QString>\n"_s}},

        {u"onlyDbTalksSql"_s,
         u"QSql… and libpq-fe.h are used in src/db only."_s,
         forbid({u"src/"_s, {u"src/db/"_s}}, View::Statements, uR"(\bQSql\w*|\bQtSql\b|libpq-fe\.h)"_s),
         {u"src/store/a.cpp"_s, u"#include <libpq-fe.h>\n"_s},
         {u"src/db/a.cpp"_s, u"#include <libpq-fe.h>\n"_s}},

        {u"onlyTheExecutorHasAThread"_s,
         u"Threads are made in src/db/executor, for a connection and a cancel request, in src/platform/receivewatch, "
         u"and for the sockets "
         u"of "
         u"src/serve/http/server; small work goes to "
         u"the "
         u"thread "
         "pool through inBackground() (QtConcurrent::run() leaves out work that was cancelled before its turn)."_s,
         forbid({u"src/"_s,
                 {u"src/db/executor."_s, u"src/db/connection/connecting."_s, u"src/platform/receivewatch."_s,
                  u"src/db/connection/cancelrequest."_s, u"src/serve/http/server."_s}},
                View::Code, uR"((?<!QtCore/)\bQThread\b(?!::)|\bstd::j?thread\b|\bstd::async\b|\bQtConcurrent\b)"_s),
         {u"src/store/a.cpp"_s, u"auto *thread = new QThread;\n"_s},
         {u"src/db/a.cpp"_s, u"#include <QtCore/QThread>\nauto *now = QThread::currentThread(); // a QThread\n"_s}},

        {u"widgetsStayInUiAndApp"_s,
         u"Qt Gui and Qt Widgets are used in src/ui and src/app only."_s,
         forbid(
             {u"src/"_s, {u"src/ui/"_s, u"src/app/"_s}}, View::Statements,
             uR"(\bQt(Gui|Widgets|Svg)/|\bQ(Widget|Application|GuiApplication|Dialog|Action|Color|Icon|Pixmap)\b(?!"))"_s),
         {u"src/models/a.cpp"_s, u"#include <QtWidgets/QTableView>\n"_s},
         {u"src/ui/a.cpp"_s, u"#include <QtWidgets/QTableView>\n"_s}},
    };
}

} // namespace catalpa::lint
