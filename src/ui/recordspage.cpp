// SPDX-FileCopyrightText: 2026 The Catalpa authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/recordspage.h"

#include "ui/emptystate.h"

#include <utility>

namespace catalpa::ui {
namespace {

constexpr int narrow = 760; // Below this width of the page there is no room for a pane beside the table.

} // namespace

RecordsPage::RecordsPage(CatalogTableModel *model, QWidget *parent)
    : QSplitter(Qt::Horizontal, parent)
    , m_model(model)
    , m_view(new CatalogView(this))
{
    setHandleWidth(1);
    setChildrenCollapsible(false);
    addWidget(m_view);
    connect(model, &CatalogTableModel::failed, this, &RecordsPage::failed);
    connect(model, &CatalogTableModel::loaded, this, [this] {
        describeEmptiness();
        Q_EMIT countChanged();
    });
    connect(model, &CatalogTableModel::counted, this, &RecordsPage::countChanged);
    connect(model, &CatalogTableModel::rowsRemoved, this, &RecordsPage::countChanged);
    connect(m_view, &CatalogView::removeRequested, this, [this] { removeCurrent(); });
}

void RecordsPage::setDetailPane(QWidget *pane)
{
    m_pane = pane;
    addWidget(pane);
    setStretchFactor(0, 3);
    setStretchFactor(1, 2);
    pane->setMinimumWidth(44 * fontMetrics().averageCharWidth());
    pane->setAutoFillBackground(true);
    setSizes({3000, 1800});
    m_view->setCatalogModel(m_model);
}

void RecordsPage::setSearch(const QString &text)
{
    m_suggestions = Pending();
    m_model->setSearch(text);
}

void RecordsPage::setDetailShown(bool shown)
{
    m_detailWanted = shown;
    foldPane();
}

bool RecordsPage::isDetailShown() const
{
    return m_detailWanted;
}

void RecordsPage::describeNoMatch(const QString &searched)
{
    m_view->emptyState()->tell(tr("Nothing found"), tr("No entry matches “%1”.").arg(searched.left(80)),
                               tr("Clear search"), [this] { Q_EMIT searchClearRequested(); });
    if (m_model->rowCount() > 0)
        return;
    m_suggestions = deliver(similar(), this, [this](const Result<QStringList> &names) {
        if (names)
            m_view->emptyState()->suggest(*names, [this](const QString &name) { Q_EMIT searchSuggested(name); });
    });
}

void RecordsPage::resizeEvent(QResizeEvent *event)
{
    QSplitter::resizeEvent(event);
    foldPane();
}

void RecordsPage::refreshWhenShown()
{
    m_stale = !isVisible();
    if (!m_stale)
        refresh();
}

void RecordsPage::showEvent(QShowEvent *event)
{
    QSplitter::showEvent(event);
    if (std::exchange(m_stale, false))
        refresh();
}

void RecordsPage::foldPane()
{
    m_pane->setVisible(m_detailWanted && width() >= narrow);
}

} // namespace catalpa::ui
