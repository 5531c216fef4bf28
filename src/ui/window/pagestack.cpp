// SPDX-FileCopyrightText: 2026 The Catalpa authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/window/pagestack.h"

#include "ui/widgets/emptystate.h"
#include "ui/widgets/windows/scrollpane.h"
#include "ui/window/connectpage.h"
#include "ui/window/startpage.h"
#include "wording/cataloguetext.h"

namespace catalpa::ui {

PageStack::PageStack(const AddressReader &readAddress, QWidget *parent)
    : QStackedWidget(parent)
    , m_start(new StartPage)
    , m_connect(new ConnectPage(readAddress))
    , m_startPane(new ScrollPane(m_start))
    , m_connectPane(new ScrollPane(m_connect))
    , m_message(new EmptyState)
{
    addWidget(m_startPane);
    addWidget(m_connectPane);
    addWidget(m_message);
}

bool PageStack::isConnectPageInFront() const
{
    return currentWidget() == m_connectPane;
}

bool PageStack::isMessageInFront() const
{
    return currentWidget() == m_message;
}

void PageStack::showStart()
{
    setCurrentWidget(m_startPane);
    m_start->setFocus(Qt::OtherFocusReason);
}

void PageStack::showConnectPage(const QString &address, const QString &name)
{
    setCurrentWidget(m_connectPane);
    m_connect->begin(address, name);
}

void PageStack::showMessage(const QString &heading, const QString &text, const QString &action,
                            const std::function<void()> &act, const QString &detail)
{
    m_message->tell(heading, text, action, act);
    m_message->setToolTip(detail);
    setCurrentWidget(m_message);
}

void PageStack::showLack(const CatalogueCapabilities &capabilities, const std::function<void()> &openOther,
                         const std::function<void()> &migrate)
{
    if (capabilities.level == CatalogueCapabilities::Level::Foreign) {
        showMessage(tr("These tables are not a catalogue"), tr("%1 Nothing was changed.").arg(whyForeign(capabilities)),
                    tr("Open another catalogue"), openOther);
    } else if (capabilities.otherTables > 0) {
        showMessage(tr("No catalogue in this database"),
                    tr("It holds %Ln other table(s). Catalpa keeps to databases of its own.", nullptr,
                       int(capabilities.otherTables)),
                    tr("Open migrations"), migrate);
    } else {
        showMessage(tr("This database is empty"),
                    tr("Create the tables for authors and books here? You see each step before it is done."),
                    tr("Create the tables"), migrate);
    }
}

void PageStack::showPage(QWidget &page)
{
    addWidget(&page); // Does nothing for one that is there.
    setCurrentWidget(&page);
}

} // namespace catalpa::ui
