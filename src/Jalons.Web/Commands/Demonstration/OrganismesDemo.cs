using Jalons.Domain.Habilitations;
using Jalons.Domain.Referentiel;

namespace Jalons.Web.Commands.Demonstration;

/// <summary>An organisme of the demonstration and the référents who work there.</summary>
/// <param name="Organisme">The organisme.</param>
/// <param name="Referents">How many référents.</param>
/// <param name="FileMaximale">How many people each can follow.</param>
/// <param name="EstVitrine">The demonstration référent works there.</param>
internal sealed record OrganismeDemo(Organisme Organisme, int Referents, int FileMaximale, bool EstVitrine = false);

/// <summary>The organismes that accompany people in a département: real kinds and real towns, made-up addresses.</summary>
internal static class OrganismesDemo
{
    private const TypeParcours Emploi = TypeParcours.Emploi;
    private const TypeParcours Mixte = TypeParcours.SocioProfessionnel;
    private const TypeParcours Social = TypeParcours.Social;

    private static readonly string[] Rues =
        ["4 rue du Port", "12 avenue de la Gare", "7 place du Marché", "21 rue des Tanneurs", "3 quai de la République", "16 rue du Moulin", "9 boulevard des Tilleuls"];

    /// <summary>Opens them.</summary>
    public static IReadOnlyList<OrganismeDemo> Ouvrir(string departement, IReadOnlyList<Bassin> bassins)
    {
        var nom = Departements.NomParCode[departement];
        var ouverts = bassins.SelectMany((bassin, rang) => DuBassin(departement, bassin, rang)).ToList();
        ouverts.AddRange(MissionsLocales(departement, bassins));
        ouverts.AddRange(
        [
            Partout($"Cap emploi {nom}", CategorieOrganisme.MdeMdefPlieCapEmploi, [Emploi, Mixte], 2, 110),
            Partout("MSA, service d’action sociale", CategorieOrganisme.Msa, [Mixte, Social], 1, 80),
            Partout("Association Les Chemins d’ici", CategorieOrganisme.AutreOrganisme, [Mixte, Social], 2, 80),
            Partout($"Appui à la création d’entreprise, {nom}", CategorieOrganisme.AppuiCreationEntreprise, [Emploi, Mixte], 1, 90),
        ]);
        return ouverts;

        OrganismeDemo Partout(string libelle, CategorieOrganisme categorie, TypeParcours[] parcours, int referents, int file) =>
            Creer(departement, libelle, categorie, parcours, bassins.Count > 0 ? bassins[0] : null, [], referents, file);
    }

    private static IEnumerable<OrganismeDemo> DuBassin(string departement, Bassin bassin, int rang)
    {
        if (rang < 3)
        {
            yield return Creer(departement, $"France Travail {bassin.Siege}", CategorieOrganisme.FranceTravail, [Emploi, Mixte], bassin, bassin.Epcis, rang == 2 ? 4 : 6, 160);
        }
        else
        {
            yield return Creer(departement, $"France Travail {bassin.Siege}, antenne", CategorieOrganisme.FranceTravail, [Emploi], bassin, bassin.Epcis, 1, 160);
        }

        yield return Creer(
            departement, $"Maison de la solidarité de {bassin.Siege}", CategorieOrganisme.ServiceDepartement, [Mixte, Social], bassin, bassin.Epcis, rang switch { 0 or 1 => 5, 2 => 3, _ => 2 }, 95, vitrine: rang == 0);
        if (rang < 2)
        {
            yield return Creer(departement, $"CCAS de {bassin.Siege}", CategorieOrganisme.CcasCias, [Mixte, Social], bassin, [bassin.EpciDuSiege!], 2, 70);
        }
    }

    /// <summary>One mission locale for the north of the Meuse and one for the south; elsewhere, one around each of the two main towns.</summary>
    private static IEnumerable<OrganismeDemo> MissionsLocales(string departement, IReadOnlyList<Bassin> bassins)
    {
        if (departement == ReglagesDemo.DepartementUsuel && bassins.Count == 4)
        {
            var nord = bassins.Where(b => b.Siege is "Verdun" or "Stenay").ToList();
            var sud = bassins.Except(nord).ToList();
            return [MissionLocale("du Nord meusien", nord), MissionLocale("du Sud meusien", sud)];
        }

        return bassins.Take(2).Select((b, rang) => MissionLocale($"de {b.Siege}", rang == 0 ? [b, .. bassins.Skip(2)] : [b]));

        OrganismeDemo MissionLocale(string ou, List<Bassin> servis) => Creer(
            departement, $"Mission locale {ou}", CategorieOrganisme.MissionLocale, [Emploi, Mixte], servis[0], [.. servis.SelectMany(b => b.Epcis)], 3, 110);
    }

    private static OrganismeDemo Creer(
        string departement, string nom, CategorieOrganisme categorie, TypeParcours[] parcours, Bassin? bassin, string[] epcis, int referents, int file, bool vitrine = false)
    {
        var organisme = Organisme.Ouvrir(departement, nom, categorie, parcours).Valeur;
        var hasard = new Hasard(ReglagesDemo.Graine, nom.Sum(c => c) * 31L);
        organisme.Decrire(
            bassin is null ? null : $"{hasard.Parmi(Rues)}, {bassin.CodePostal} {bassin.Siege}",
            bassin?.CodeCommune,
            Telephones.Fixe(hasard),
            "accueil@exemple.fr",
            referents * file,
            epcis);
        return new OrganismeDemo(organisme, referents, file, vitrine);
    }
}
