using Jalons.Flux.Caf;
using Npgsql;

namespace Jalons.Data.Flux;

/// <summary>Applies beneficiary flows: each record is a complete picture of a dossier (<c>references/cnaf/flux.md</c> §4.1).</summary>
/// <param name="enTete">Header of the flow.</param>
/// <param name="comptes">What is counted.</param>
internal sealed class ApplicationBeneficiaires(EnTeteFlux enTete, ComptesImport comptes) : ApplicationFlux(enTete, comptes)
{
    private readonly List<long> _changesDeFamille = [];

    /// <inheritdoc/>
    public override async Task<Func<ILotPret>> NumeroterAsync(
        NpgsqlConnection connexion, List<Enregistrement> lot, Dictionary<string, DossierConnu> connus, CancellationToken annulation)
    {
        var tri = Trier(lot, connus);
        var numeros = await Numeros.ReserverAsync(
            connexion,
            tri.Actuels.Count(f => !connus.ContainsKey(f.NumeroDemande)),
            tri.Actuels.Sum(f => f.Personnes.Count) + tri.Anterieurs.Sum(f => f.Personnes.Count),
            annulation);
        return () => Preparer(tri, connus, numeros);
    }

    /// <summary>A dossier that only came by another family of flows than before has not changed: nothing of what is kept is different.</summary>
    public override async Task ConclureAsync(NpgsqlConnection connexion, SourceFlux source, AvertissementsImport avertissements, CancellationToken annulation)
    {
        if (_changesDeFamille.Count == 0)
        {
            return;
        }

        await using var commande = new NpgsqlCommand(
            "delete from changement_flux where flux = $1 and natures = '{autre}' and dossier = any($2)", connexion)
        {
            CommandTimeout = 0,
            Parameters = { new() { Value = Reception.Flux }, new() { Value = _changesDeFamille.ToArray() } },
        };
        var inchanges = await commande.ExecuteNonQueryAsync(annulation);
        Comptes.Modifies -= inchanges;
        Comptes.Inchanges += inchanges;
    }

    private LotBeneficiaires Preparer(Tri tri, Dictionary<string, DossierConnu> connus, Numeros numeros)
    {
        var pret = new LotBeneficiaires(Reception);
        var personnes = new PersonnesDuLot(numeros, Rencontres);
        var actuelles = Imaginer(tri.Actuels, connus, numeros);
        var anterieures = Imaginer(tri.Anterieurs, connus, numeros);
        pret.Actuelles.Ajouter(actuelles, personnes);
        pret.Anterieures.Ajouter(anterieures, personnes);
        pret.Garder(actuelles);
        pret.Garder(anterieures);
        pret.Garder(Imaginer(tri.Muettes, connus, numeros));
        tri.Inchanges.ForEach(f => pret.Revoir(connus[f.NumeroDemande]));
        actuelles.ForEach(i => pret.Noter(i.Id, i.Foyer.Evenements));
        anterieures.ForEach(i => pret.Noter(i.Id, i.Foyer.Evenements));
        tri.Inchanges.Concat(tri.Muettes).ToList().ForEach(f => pret.Noter(connus[f.NumeroDemande].Id, f.Evenements));
        return pret;
    }

    /// <summary>Sorts pictures. Each is counted once.</summary>
    private Tri Trier(List<Enregistrement> lot, Dictionary<string, DossierConnu> connus)
    {
        var tri = new Tri([], [], [], []);
        foreach (var foyer in lot.Select(e => e.Foyer!))
        {
            if (!connus.TryGetValue(foyer.NumeroDemande, out var connu))
            {
                Comptes.Crees++;
                tri.Actuels.Add(foyer);
            }
            else if (Reunis.EstMuette(foyer, connu))
            {
                Comptes.Inchanges++;
                tri.Muettes.Add(foyer);
            }
            else if (connu.ImageDe is { } vuLe && vuLe > EnTete.Creation)
            {
                Comptes.Inchanges++;
                Comptes.Anterieurs++;
                tri.Anterieurs.Add(foyer);
            }
            else if (EstInchange(foyer, connu))
            {
                Comptes.Inchanges++;
                tri.Inchanges.Add(foyer);
            }
            else
            {
                Comptes.Modifies++;
                tri.Actuels.Add(foyer);
                if (connu.ChangeDeFamille(EnTete))
                {
                    _changesDeFamille.Add(connu.Id);
                }
            }
        }

        return tri;
    }

    /// <summary>The same picture still says the same: no announced departure has come, no nature of right has ended since.</summary>
    private bool EstInchange(FoyerRecu foyer, DossierConnu connu) =>
        connu.Empreinte == foyer.Empreinte
        && connu.Nature == foyer.NatureDroit
        && !(connu.ProchainDepart <= Reception.Jour(foyer));

    /// <summary>Pictures to merge, those that change nothing, those older than the one known, those of another number of the same dossier.</summary>
    private sealed record Tri(List<FoyerRecu> Actuels, List<FoyerRecu> Inchanges, List<FoyerRecu> Anterieurs, List<FoyerRecu> Muettes);
}
