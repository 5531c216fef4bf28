// SPDX-FileCopyrightText: 2026 The Catalpa authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QtCore/QPointer>
#include <QtCore/QTimer>
#include <QtWidgets/QStatusBar>

QT_BEGIN_NAMESPACE
class QLabel;
class QToolButton;
QT_END_NAMESPACE

namespace catalpa::ui {

class CataloguePage;
class ConnectionIndicator;

//! Status bar of an open catalogue: how many rows, how many edits are not saved yet, whether the database is reached,
//! and for a moment what was done.
class CatalogueStatusBar final : public QStatusBar {
    Q_OBJECT

public:
    explicit CatalogueStatusBar(QWidget *parent = nullptr);

    //! Follows \a page until it dies or another takes its place. \a name is the catalogue's, for people.
    void setPage(CataloguePage &page, const QString &name);
    //! Shows a sentence for some seconds.
    void tell(const QString &sentence);
    //! Says where the catalogue is served to browsers; an invalid address: nowhere.
    void setServed(const QUrl &url);

Q_SIGNALS:
    //! The person wants it to be served no longer.
    void stopRequested();

private:
    void showCount();
    void showUnsaved();
    void comeAfter(QWidget &page);

    QPointer<CataloguePage> m_page;
    QString m_name;
    QLabel *m_count;
    QLabel *m_message; //!< What was done. QStatusBar's own messages would hide the count.
    QTimer m_reading; //!< As long as it is shown.
    QToolButton *m_unsaved;
    QToolButton *m_served;
    ConnectionIndicator *m_indicator;
};

} // namespace catalpa::ui
