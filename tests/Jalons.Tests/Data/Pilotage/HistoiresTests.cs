using System.Globalization;
using FsCheck;
using FsCheck.Fluent;
using Jalons.Data.Flux;
using Jalons.Data.Pilotage;
using Jalons.Data.Referentiel;
using Jalons.Data.Socle;
using Jalons.Domain.Contrats;
using Jalons.Domain.Dossiers;
using Jalons.Domain.Habilitations;
using Jalons.Domain.Orientation;
using Jalons.Domain.Pilotage;
using Jalons.Domain.Referentiel;
using Jalons.Domain.RendezVous;
using Jalons.Domain.Socle;
using Jalons.TestKit;
using Jalons.Tests.Contrats;
using Jalons.Tests.Data.Flux;
using Microsoft.EntityFrameworkCore;
using Xunit;

namespace Jalons.Tests.Data.Pilotage;

/// <summary>
/// Made-up stories of a département, told by real flows and by acts of the domain: at any date the figures are those that a person with a pencil
/// would find, territories and modalities sum to the whole, and the past is not changed by what comes after.
/// </summary>
public sealed class HistoiresTests : TestsImport
{
    [Fact]
    public void The_figures_of_any_story_are_those_of_their_definitions()
    {
        var libres = new Queue<string>(Departements.NomParCode.Keys.Where(c => c.Length == 2 && char.IsAsciiDigit(c[1]) && c != BaseDeTest.Departement).Order(StringComparer.Ordinal));
        var cas = Environment.GetEnvironmentVariable("JALONS_TESTS_LONGS") == "1" ? 60 : 6;
        Check.One(
            Config.QuickThrowOnFailure.WithMaxTest(cas),
            Prop.ForAll(Histoire.Une.ToArbitrary(), histoire => new Conteur(Bdd, libres.Dequeue(), histoire).RaconterAsync().GetAwaiter().GetResult()));
    }

    /// <summary>Tells one story in a département of its own.</summary>
    private sealed class Conteur(BaseDeTest bdd, string departement, Histoire histoire)
    {
        private readonly Dictionary<CategorieOrganisme, (Organisme Organisme, Agent Referent)> organismes = [];
        private readonly ModeleNaif modele = new(histoire, Territoire(departement));
        private readonly Dictionary<DateOnly, IReadOnlyDictionary<CleMesure, Mesure>> photos = [];
        private readonly List<(DateOnly Jour, RendezVousId RendezVous, StatutRendezVous Issue)> aConstater = [];
        private Regles regles = null!;
        private Agent charge = null!;

        public async Task RaconterAsync()
        {
            await PreparerAsync();
            var restent = new Queue<DateOnly>(histoire.Dates);
            foreach (var fait in histoire.Faits)
            {
                await ConstaterAsync(fait.Jour);
                while (restent.TryPeek(out var date) && EstComplet(date) && date < fait.Jour)
                {
                    await ComparerAsync(restent.Dequeue());
                }

                await (fait is Envoi envoi ? RecevoirAsync(envoi) : AgirAsync(fait));
            }

            await ConstaterAsync(new DateOnly(2025, 12, 31));
            foreach (var date in histoire.Dates)
            {
                await ComparerAsync(date);
            }

            await RecommencerAsync();
        }

        /// <summary>Nothing more will be known of an end of month once its monthly flow has come.</summary>
        private bool EstComplet(DateOnly date) => date.AddDays(1).Day != 1 || modele.Recus.Any(e => e.Mensuel && e.Mois == new DateOnly(date.Year, date.Month, 1));

        private async Task PreparerAsync()
        {
            await using (var proprietaire = await bdd.OuvrirProprietaireAsync())
            {
                await BaseDeTest.ExecuterAsync(proprietaire, "insert into departement (code, nom) values ($1, 'Essai')", departement);
                await BaseDeTest.ExecuterAsync(proprietaire, "insert into epci (code, nom) values ($1 || '00A', 'A'), ($1 || '00B', 'B')", departement);
                await BaseDeTest.ExecuterAsync(
                    proprietaire,
                    """
                    insert into commune (code, nom, cle_nom, departement, epci)
                    select $1 || c, c, c, $1, e from (values ('001', $1 || '00A'), ('002', $1 || '00A'), ('003', $1 || '00B'), ('004', null)) v (c, e)
                    """,
                    departement);
            }

            await using (var connexion = await bdd.OuvrirAsync(departement))
            {
                regles = await connexion.LireReglesAsync(departement, Fin);
            }

            var monde = new MondeDeSuivi(bdd.Connexions, departement);
            charge = await monde.AgentAsync(Role.ChargeOrientation);
            foreach (var categorie in new[] { CategorieOrganisme.FranceTravail, CategorieOrganisme.ServiceDepartement, CategorieOrganisme.Iae })
            {
                var id = await monde.OrganismeAsync(categorie.ToString(), categorie);
                await using var db = monde.Ouvrir();
                organismes[categorie] = (await db.Organismes.SingleAsync(o => o.Id == id, Fin), await monde.AgentAsync(Role.Referent, id));
            }
        }

        private async Task RecevoirAsync(Envoi envoi)
        {
            var flux = (envoi.Mensuel ? FluxBuilder.Mensuel(envoi.Mois.Year, envoi.Mois.Month) : FluxBuilder.Quotidien(envoi.Jour)).Pour("0" + departement).Avec(envoi.Images.Select(Ecrire));
            var rapport = await new ImporteurFlux(bdd.Connexions).ImporterAsync(
                new DemandeImport(flux.Ecrire(), "flux.xml", null, envoi.Jour.AParis(new TimeOnly(23, 0)), departement), null, Fin);
            Assert.Equal(0, rapport.Rejetes);
            modele.Recus.Add(envoi);
            await using var db = JalonsDb.Pour(bdd.Connexions, departement);
            foreach (var personne in await db.Personnes.AsNoTracking().ToListAsync(Fin))
            {
                modele.Personnes[(personne.Nom[^1] - 'A', personne.Prenom[^1] - 'A')] = personne.Id;
            }
        }

        private FoyerBuilder Ecrire(Image image)
        {
            var fictif = histoire.Foyers[image.Foyer];
            var adultes = image.Adultes.Select((a, rang) => (a, rang)).Where(x => x.a.Present).Select(x =>
                (x.rang == 0 ? PersonneBuilder.Demandeur(Nom(image.Foyer), Prenom(x.rang), fictif.Adultes[x.rang].Naissance) : PersonneBuilder.Conjoint(Nom(image.Foyer), Prenom(x.rang), fictif.Adultes[x.rang].Naissance))
                .Sexe(fictif.Adultes[x.rang].Sexe).Nir(null).Soumis(x.a.Soumis));
            var commune = Histoire.Communes[image.Commune] == "ailleurs" ? (departement == "54" ? "57001" : "54001") : departement + Histoire.Communes[image.Commune];
            return FoyerBuilder.Nouveau($"{departement}00000{image.Foyer}155").Matricule("200000" + image.Foyer).DemandeDu(fictif.Demande).Avec(adultes)
                .Etat(image.Etat.ToString(CultureInfo.InvariantCulture)).Adresse("1", "RUE", "HAUTE", "00000", commune, "COMMUNE", null);
        }

        private async Task AgirAsync(Fait fait)
        {
            await using var db = JalonsDb.Pour(bdd.Connexions, departement);
            var (foyer, adulte) = fait switch
            {
                Orienter o => (o.Foyer, o.Adulte),
                Contracter c => (c.Foyer, c.Adulte),
                Rompre r => (r.Foyer, r.Adulte),
                Fixer f => (f.Foyer, f.Adulte),
                _ => throw new ArgumentOutOfRangeException(nameof(fait)),
            };
            if (!modele.Personnes.TryGetValue((foyer, adulte), out var personne) || await db.Parcours.SingleOrDefaultAsync(p => p.Personne == personne && p.Sortie == null, Fin) is not { } parcours)
            {
                return;
            }

            switch (fait)
            {
                case Orienter orienter:
                    PrononcerAct(db, parcours, orienter);
                    break;
                case Contracter contracter:
                    await ContracterAsync(db, parcours, contracter);
                    break;
                case Rompre rompre:
                    (await db.Set<Contrat>().Where(c => c.Parcours == parcours.Id && c.Statut == StatutContrat.Signe).OrderByDescending(c => c.Debut).FirstOrDefaultAsync(Fin))?.Terminer(rompre.Jour, "Essai");
                    break;
                case Fixer fixer:
                    await FixerAsync(db, parcours, fixer);
                    break;
            }

            await db.SaveChangesAsync(Fin);
        }

        private void PrononcerAct(JalonsDb db, Parcours parcours, Orienter orienter)
        {
            var (organisme, referent) = organismes[orienter.Categorie];
            var recommandation = Preconisation.Etablir(FaitsOrientation.De(new DateOnly(1985, 1, 1), orienter.Jour, new("ANP", null, 0, null), null), ReglesFournies.National);
            var possible = new ReferentPossible(referent.Id, referent.Nom, organisme.Id);
            var decision = DecisionOrientation.Prononcer(
                parcours,
                new(orienter.Type, organisme, null, orienter.AvecReferent ? possible : null, "Essai", orienter.Jour, OrigineDecision.Departement, ModeNotification.MainPropre),
                recommandation, null, charge, orienter.Jour.AParis(new TimeOnly(10, 0)));
            if (!decision.EstFait)
            {
                return;
            }

            db.Orientations.Add(decision.Valeur);
            if (orienter.AvecReferent)
            {
                db.SuivisReferent.Add(SuiviReferent.Confier(parcours, possible, null, orienter.Jour, charge).Valeur);
            }
        }

        private async Task ContracterAsync(JalonsDb db, Parcours parcours, Contracter fait)
        {
            if (parcours.OrienteLe is null || await db.Set<Contrat>().AnyAsync(c => c.Parcours == parcours.Id && (c.Fin >= fait.Jour && c.Statut == StatutContrat.Signe), Fin))
            {
                return;
            }

            var (_, referent) = organismes.Values.Single(o => o.Organisme.Id == parcours.Organisme);
            var categorie = organismes.Single(o => o.Value.Organisme.Id == parcours.Organisme).Key;
            var personne = await db.Personnes.SingleAsync(p => p.Id == parcours.Personne, Fin);
            var contrat = Contrat.Preparer(parcours, categorie, referent.Id, regles, fait.Jour.AParis(new TimeOnly(9, 0))).Valeur;
            Assert.True(contrat.Rediger(ContratsDeTest.Complet(fait.Jour.AddDays(fait.DansJours)) with { DureeMois = fait.Mois }).EstFait);
            Assert.True(contrat.Proposer(categorie, fait.Jour).EstFait);
            db.Add(contrat);
            await db.SaveChangesAsync(Fin);
            Assert.True(contrat.SignerPersonne(personne, personne.NomComplet, contrat.Empreinte, ModeSignature.EnPresence, fait.Jour, fait.Jour).EstFait);
            Assert.True(contrat.SignerReferent(referent, contrat.Empreinte, fait.Jour).EstFait);
        }

        private async Task FixerAsync(JalonsDb db, Parcours parcours, Fixer fait)
        {
            if (parcours.Organisme is not { } organisme)
            {
                return;
            }

            var jour = fait.Jour.AddDays(fait.DansJours);
            var agent = organismes.Values.Single(o => o.Organisme.Id == organisme).Referent;
            var pris = await db.Set<RendezVousPris>().Where(r => r.Agent == agent.Id || r.Parcours == parcours.Id).ToListAsync(Fin);
            var heure = Enumerable.Range(0, 40).Select(n => new TimeOnly(8, 0).AddMinutes(15 * n)).First(h => pris.All(r => r.Debut != jour.AParis(h)));
            var rendezVous = RendezVousPris.Fixer(parcours, agent.Id, new(jour, heure, 15, fait.Motif, ModaliteRendezVous.SurPlace, "Bureau"), agent.Id, fait.Jour.AParis(new TimeOnly(7, 0))).Valeur;
            db.Add(rendezVous);
            await db.SaveChangesAsync(Fin);
            aConstater.Add((jour, rendezVous.Id, fait.Issue));
        }

        /// <summary>What comes of the rendez-vous of the days before is written down on their day.</summary>
        private async Task ConstaterAsync(DateOnly jusque)
        {
            await using var db = JalonsDb.Pour(bdd.Connexions, departement);
            foreach (var (jour, id, issue) in aConstater.Where(c => c.Jour < jusque).ToList())
            {
                aConstater.Remove((jour, id, issue));
                var rendezVous = await db.Set<RendezVousPris>().SingleAsync(r => r.Id == id, Fin);
                var soir = jour.AParis(new TimeOnly(20, 0));
                var matin = jour.AParis(new TimeOnly(7, 0));
                switch (issue)
                {
                    case StatutRendezVous.Honore or StatutRendezVous.Excuse or StatutRendezVous.Absent:
                        Assert.True(rendezVous.NoterPresence(issue, null, soir).EstFait);
                        break;
                    case StatutRendezVous.AnnuleParService or StatutRendezVous.AnnuleParPersonne:
                        Assert.True(rendezVous.Annuler(issue == StatutRendezVous.AnnuleParPersonne, "Essai", matin).EstFait);
                        break;
                    case StatutRendezVous.Reporte when await db.Parcours.SingleOrDefaultAsync(p => p.Id == rendezVous.Parcours && p.Sortie == null, Fin) is { } parcours:
                        var nouveau = rendezVous.Reporter(parcours, new(jour.AddDays(9), new TimeOnly(19, 0), 10, rendezVous.Motif, rendezVous.Modalite, "Bureau"), rendezVous.Agent, null, matin).Valeur;
                        if (!await db.Set<RendezVousPris>().AnyAsync(r => r.Debut == nouveau.Debut && (r.Agent == nouveau.Agent || r.Parcours == nouveau.Parcours), Fin))
                        {
                            db.Add(nouveau);
                        }

                        break;
                }

                await db.SaveChangesAsync(Fin);
            }
        }

        private async Task ComparerAsync(DateOnly au)
        {
            await LireActesAsync();
            var calcules = (await IndicateursAsync(au)).Mesures;
            foreach (var (cle, (numerateur, denominateur)) in modele.Calculer(au))
            {
                var mesure = calcules.TryGetValue(cle, out var trouvee) ? trouvee : Mesure.Effectif(0);
                Assert.Equal((au, cle, numerateur, denominateur), (au, cle, mesure.Numerateur ?? 0, denominateur is null ? null : mesure.Denominateur ?? 0));
            }

            Assert.Equal((au, modele.Mediane(au)), (au, (int?)calcules[new(Codes.DelaiPremierRendezVous)].Valeur));
            Sommer(au, calcules);
            var photo = calcules.Where(m => Catalogue.De(m.Key.Code).Temporalite == TemporaliteIndicateur.Photo).ToDictionary(m => m.Key, m => m.Value);
            if (photos.TryGetValue(au, out var avant))
            {
                Assert.Equal(avant.OrderBy(m => m.Key.ToString(), StringComparer.Ordinal), photo.OrderBy(m => m.Key.ToString(), StringComparer.Ordinal));
            }

            photos[au] = photo;
        }

        /// <summary>I-01, I-02, I-08: sums, and shares between 0 and 100.</summary>
        private static void Sommer(DateOnly au, IReadOnlyDictionary<CleMesure, Mesure> calcules)
        {
            foreach (var code in Catalogue.Toutes.Where(d => d.Unite != UniteIndicateur.Jours).Select(d => d.Code))
            {
                if (calcules[new(code)].Numerateur is not { } total)
                {
                    continue;
                }

                var lieux = calcules.Where(m => m.Key.Code == code && m.Key.Territoire.Length > 0).ToList();
                Assert.Equal((au, code, total), (au, code, lieux.Sum(m => m.Value.Numerateur ?? 0)));
                Assert.Equal((au, code, calcules[new(code)].Denominateur ?? 0), (au, code, lieux.Sum(m => m.Value.Denominateur ?? 0)));
                foreach (var (variable, _, _) in Ventilation.Variables.Where(_ => Ventilation.Codes.Contains(code)))
                {
                    Assert.Equal((au, code, variable, total), (au, code, variable, Ventilation.Modalites(variable).Sum(m => calcules[new(code, Modalite: m.Cle)].Numerateur ?? 0)));
                }
            }

            Assert.All(calcules.Where(m => Catalogue.De(m.Key.Code).Unite == UniteIndicateur.Pourcent && m.Value.Statut == StatutMesure.Calculee), m =>
            {
                Assert.InRange(m.Value.Numerateur!.Value, 0, m.Value.Denominateur!.Value);
                Assert.InRange(m.Value.Valeur!.Value, 0m, 100m);
            });
            Assert.Equal(calcules[new(Codes.NouveauxEntrants)].Numerateur ?? 0, Modalites.Entrants.Sum(e => calcules[new($"{Codes.NouveauxEntrants}_{e.Suffixe}")].Numerateur ?? 0));
        }

        /// <summary>Kept figures, brought up to date act after act, are those of a computation that starts from nothing.</summary>
        private async Task RecommencerAsync()
        {
            var gardes = new List<IReadOnlyDictionary<CleMesure, Mesure>>();
            foreach (var date in histoire.Dates)
            {
                gardes.Add((await IndicateursAsync(date)).Mesures);
            }

            await using (var connexion = await bdd.OuvrirAsync(departement))
            {
                await BaseDeTest.ExecuterAsync(connexion, "delete from indicateur_calcul");
                await BaseDeTest.ExecuterAsync(connexion, "delete from photo_adulte");
                await BaseDeTest.ExecuterAsync(connexion, "delete from photo");
            }

            foreach (var (date, garde) in histoire.Dates.Zip(gardes))
            {
                Assert.Equal(
                    garde.OrderBy(m => m.Key.ToString(), StringComparer.Ordinal).Select(m => (date, m.Key, m.Value)),
                    (await IndicateursAsync(date)).Mesures.OrderBy(m => m.Key.ToString(), StringComparer.Ordinal).Select(m => (date, m.Key, m.Value)));
            }
        }

        private async Task<ResultatsIndicateurs> IndicateursAsync(DateOnly au)
        {
            await using var connexion = await bdd.OuvrirAsync(departement);
            return await new Indicateurs(connexion, departement, new HorlogeFixe(new DateOnly(2026, 1, 15))).CalculerAsync(au, Fin);
        }

        private async Task LireActesAsync()
        {
            await using var db = JalonsDb.Pour(bdd.Connexions, departement);
            var categories = organismes.ToDictionary(o => o.Value.Organisme.Id, o => o.Key);
            modele.Parcours = await db.Parcours.AsNoTracking().ToListAsync(Fin);
            modele.Decisions = [.. (await db.Orientations.AsNoTracking().ToListAsync(Fin)).Select(d => (d, categories[d.Organisme]))];
            modele.Suivis = await db.SuivisReferent.AsNoTracking().ToListAsync(Fin);
            modele.Contrats = await db.Set<Contrat>().AsNoTracking().ToListAsync(Fin);
            modele.RendezVous = await db.Set<RendezVousPris>().AsNoTracking().ToListAsync(Fin);
        }

        private static string Nom(int foyer) => $"ESSAI {(char)('A' + foyer)}";

        private static string Prenom(int rang) => $"PRENOM {(char)('A' + rang)}";

        private static Func<int, string> Territoire(string departement) => commune => Histoire.Communes[commune] switch
        {
            "001" or "002" => departement + "00A",
            "003" => departement + "00B",
            "ailleurs" => Territoires.HorsDepartement,
            _ => Territoires.Inconnu,
        };
    }
}
